import { useId, useState } from 'react';
import { nextBulletin } from '../../../domain/bulletin/by-itself.ts';
import { madeSince } from '../../../domain/mail/settings.ts';
import { openPeriod } from '../../../domain/reporting.ts';
import { useBulletins } from '../state/bulletins-query.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { useSnapshots } from '../state/snapshots-query.ts';
import { TimeField, type FieldsProps } from './schedule-fields.tsx';
import { useMailWords } from './words.ts';

/** When the next bulletin is made, as the form and the sheet stand. */
const NextBulletin = ({ draft: { bulletin }, timeZone }: Pick<FieldsProps, 'draft' | 'timeZone'>) => {
  const t = useMailWords();
  const { sheet } = useSheetState();
  const [now] = useState(Date.now);
  const snapshots = useSnapshots(sheet).data?.snapshots ?? [];
  const issued = useBulletins(sheet.id).data?.bulletins ?? [];
  if (bulletin.how === 'by_hand') return <p className="mail-next">{t('isOff')}</p>;
  const settings = { ...bulletin, since: madeSince(bulletin, bulletin.how, new Date(now).toISOString()) };
  const next = bulletin.time === '' ? null : nextBulletin(snapshots, issued, settings, sheet.reporting, timeZone, now);
  const unknown = openPeriod(sheet.reporting) === null || bulletin.time === '' ? t('noNext') : t('nextAfterClosing');
  return (
    <p className="mail-next" data-testid="next-bulletin">
      {next === null ? unknown : t('next', { time: next.replace('T', ' ') })}
    </p>
  );
};

const WAYS = ['by_hand', 'draft', 'issue'] as const;
const DAYS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** 通报: whether bulletins are made by themselves, and how long after a period was closed. */
export const BulletinFields = ({ draft, faults, timeZone, onDraft }: FieldsProps) => {
  const t = useMailWords();
  const [how, after] = [useId(), useId()];
  const { bulletin } = draft;
  const set = (fields: Partial<typeof bulletin>): void => onDraft({ ...draft, bulletin: { ...bulletin, ...fields } });
  return (
    <fieldset className="mail-kind">
      <legend>{t('kind_bulletin')}</legend>
      <p className="people-hint">{t('about_bulletin')}</p>
      <div className="mail-line">
        <div className="people-field">
          <label htmlFor={how}>{t('how')}</label>
          <select
            id={how}
            value={bulletin.how}
            onChange={({ target }) => set({ how: WAYS.find((way) => way === target.value) ?? 'by_hand' })}
          >
            {WAYS.map((way) => (
              <option key={way} value={way}>
                {t(`how_${way}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="people-field">
          <label htmlFor={after}>{t('bulletinDay')}</label>
          <select id={after} value={bulletin.after} onChange={({ target }) => set({ after: Number(target.value) })}>
            {DAYS.map((day) => (
              <option key={day} value={day}>
                {day === 0 ? t('closingDay') : t('afterClosing', { n: day })}
              </option>
            ))}
          </select>
        </div>
        <TimeField value={bulletin.time} fault={faults['bulletin.time']} onChange={(time) => set({ time })} />
        {bulletin.how === 'issue' && <p className="people-hint mail-wide">{t('issueHint')}</p>}
      </div>
      <NextBulletin draft={draft} timeZone={timeZone} />
    </fieldset>
  );
};
