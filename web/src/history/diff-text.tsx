import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../styles/diff.css';
import { briefRuns, diffRuns, type Run } from '../../../domain/differences/runs.ts';

/** A line break that came or went is to be seen. */
const withBreaks = (text: string): string => text.replaceAll('\n', '↵\n');

/** One run. What stands in the data attributes is said to screen readers, and never copied along with the text. */
const Marked = ({ run: { kind, text } }: { readonly run: Run }) => {
  const { t } = useTranslation();
  if (kind === 'same') return <span>{text}</span>;
  if (kind === 'added')
    return (
      <ins data-begins={t('addedBegins')} data-ends={t('addedEnds')}>
        {withBreaks(text)}
      </ins>
    );
  return (
    <del data-begins={t('removedBegins')} data-ends={t('removedEnds')}>
      {withBreaks(text)}
    </del>
  );
};

type DiffTextProps = {
  readonly before: string;
  readonly after: string;
  /** Leaves out what is far from any change, until asked for. */
  readonly isBrief?: boolean;
};

/** The second text with its differences from the first: added underlined, removed struck through, both coloured. */
export const DiffText = ({ before, after, isBrief = false }: DiffTextProps) => {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(!isBrief);
  const runs = useMemo(() => diffRuns(before, after), [before, after]);
  const brief = useMemo(() => (isWhole ? runs : briefRuns(runs)), [runs, isWhole]);
  if (runs.length === 0) return <p className="diff-text diff-nothing">{t('emptyText')}</p>;
  return (
    <>
      <p className="diff-text" data-testid="diff-text">
        {brief.map((run, at) => (
          // The runs of two texts never move.
          // oxlint-disable-next-line no-array-index-key
          <Marked key={at} run={run} />
        ))}
      </p>
      {brief !== runs && (
        <button type="button" className="text-way" onClick={() => setWhole(true)}>
          {t('wholeText')}
        </button>
      )}
    </>
  );
};
