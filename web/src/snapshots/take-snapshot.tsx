import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { SNAPSHOT_NAME_LIMIT } from '../../../domain/wire/snapshots.ts';
import type { RequestFailure } from '../api/request.ts';
import { postSnapshot } from '../api/snapshots.ts';
import { Dialogue } from '../parts/dialogue.tsx';
import { FailureText } from '../people/failure-text.tsx';
import { Labelled } from '../people/field.tsx';
import { useSheetState } from '../state/sheet-state.tsx';
import { useReadSnapshotsAgain } from '../state/snapshots-query.ts';
import '../styles/people-forms.css';

/** Asks for a snapshot. An answer may be lost: the same name is asked for again under the same id. */
const useTaking = (onTaken: () => void) => {
  const { sheet } = useSheetState();
  const readAgain = useReadSnapshotsAgain();
  const [asked, setAsked] = useState({ id: '', name: '' });
  const [isTaking, setTaking] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const take = async (name: string): Promise<void> => {
    const wanted = asked.name === name ? asked : { id: crypto.randomUUID(), name };
    setAsked(wanted);
    setTaking(true);
    const outcome = await postSnapshot(sheet.id, wanted);
    setTaking(false);
    setFailure(outcome.ok ? null : outcome.failure);
    if (!outcome.ok) return;
    await readAgain(sheet.id);
    onTaken();
  };
  return { isTaking, failure, take };
};

/** A window that takes a snapshot under a name. */
const TakeDialogue = ({ onTaken, onClose }: { readonly onTaken: () => void; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { isTaking, failure, take } = useTaking(onTaken);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '' && !isTaking) void take(name.trim());
  };
  return (
    <Dialogue title={t('snapshotTake')} name="take-snapshot" onClose={onClose}>
      <p className="dialogue-words">{t('snapshotTakeHint')}</p>
      <form noValidate onSubmit={submit}>
        <Labelled
          label={t('snapshotName')}
          hint={t('snapshotNameHint', { n: SNAPSHOT_NAME_LIMIT })}
          fault={isMissing ? 'missing' : undefined}
        >
          {(field) => (
            <input
              {...field}
              value={name}
              maxLength={SNAPSHOT_NAME_LIMIT}
              autoComplete="off"
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Labelled>
        <FailureText failure={failure} />
        <div className="dialogue-ways">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={isTaking} data-testid="take-now">
            {t('snapshotTakeNow')}
          </Button>
        </div>
      </form>
    </Dialogue>
  );
};

/** 立即生成快照, for the office. */
export const TakeSnapshot = () => {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  const [isTaken, setTaken] = useState(false);
  return (
    <div className="snapshot-take">
      <Button type="primary" data-testid="take-open" onClick={() => open(true)}>
        {t('snapshotTake')}
      </Button>
      <output>{isTaken && !isOpen && t('snapshotTaken')}</output>
      {isOpen && (
        <TakeDialogue
          onClose={() => open(false)}
          onTaken={() => {
            setTaken(true);
            open(false);
          }}
        />
      )}
    </div>
  );
};
