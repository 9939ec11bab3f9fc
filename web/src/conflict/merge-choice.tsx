import { Button } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PROGRESS_LIMIT } from '../../../domain/progress-text.ts';
import { DiffText } from '../history/diff-text.tsx';
import { merge, type Overlap } from './merge.ts';

/** Merged texts that somebody has begun to write, by conflict: put off, they are there when it is opened again. */
const begun = new Map<string, string>();

type MergeProps = {
  /** Names the conflict. */
  readonly name: string;
  /** The text that both began with; null where it is not known. */
  readonly base: string | null;
  readonly mine: string;
  readonly theirs: string;
  readonly onUse: (text: string) => void;
};

const Overlaps = ({ overlaps }: { readonly overlaps: readonly Overlap[] }) => {
  const { t } = useTranslation();
  const words = (text: string): string => (text === '' ? t('emptyText') : text);
  return (
    <ul className="overlaps" aria-label={t('overlaps')}>
      {overlaps.map(({ mine, theirs }, at) => (
        // The places never move.
        // oxlint-disable-next-line no-array-index-key
        <li key={at}>{t('overlap', { theirs: words(theirs), mine: words(mine) })}</li>
      ))}
    </ul>
  );
};

const MergeField = ({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) => {
  const { t } = useTranslation();
  const id = useId();
  const tooLong = text.length - PROGRESS_LIMIT;
  return (
    <>
      <label className="unseen" htmlFor={id}>
        {t('mergedText')}
      </label>
      <textarea
        id={id}
        className="merge-field"
        data-testid="merge-field"
        value={text}
        spellCheck={false}
        aria-invalid={tooLong > 0}
        onChange={({ target }) => onText(target.value)}
      />
      {tooLong > 0 && <p role="alert">{t('tooLongBy', { n: tooLong })}</p>}
    </>
  );
};

/** What is to be known of the merged text: ready, or where the two overlap. */
const useHint = (isMerged: boolean, overlaps: number): string => {
  const { t } = useTranslation();
  if (!isMerged) return t('mergeByHand');
  return overlaps === 0 ? t('mergeReady') : t('mergeOverlaps', { n: overlaps });
};

/** The third choice: both texts as one, ready where the changes do not overlap, else to be finished by hand. */
export const MergeChoice = ({ name, base, mine, theirs, onUse }: MergeProps) => {
  const { t } = useTranslation();
  const merged = useMemo(() => (base === null ? null : merge(base, mine, theirs)), [base, mine, theirs]);
  const isReady = merged !== null && merged.overlaps.length === 0;
  const [written, setWritten] = useState(begun.get(name) ?? (isReady ? null : (merged?.text ?? mine)));
  const hint = useHint(merged !== null, merged?.overlaps.length ?? 0);
  const text = written ?? merged?.text ?? mine;
  const write = (next: string): void => {
    begun.set(name, next);
    setWritten(next);
  };
  return (
    <section className="conflict-merge" aria-label={t('merged')} data-testid="conflict-merge" data-ready={isReady}>
      <h3>{t('merged')}</h3>
      <p className="conflict-who">{hint}</p>
      {merged !== null && merged.overlaps.length > 0 && <Overlaps overlaps={merged.overlaps} />}
      {written === null ? <DiffText before={base ?? theirs} after={text} /> : <MergeField text={text} onText={write} />}
      <div className="conflict-ways">
        <Button type="primary" data-testid="use-merged" disabled={text.length > PROGRESS_LIMIT} onClick={() => onUse(text)}>
          {t('useMerged')}
        </Button>
        {written === null && (
          <button type="button" className="text-way" data-testid="edit-merged" onClick={() => write(text)}>
            {t('editMerged')}
          </button>
        )}
      </div>
    </section>
  );
};
