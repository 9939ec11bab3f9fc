import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { percent, rateText } from '../../../domain/percent.ts';
import type { Assessment, Indicator } from '../../../domain/types.ts';
import { actualText, amount, isCapped, markedPieces, number, quotes, sumText } from '../parts/figures.ts';
import { CompletionMarks, IndicatorMarks } from '../parts/marks.tsx';
import { GainWords } from '../snapshots/gains.tsx';
import type { Row } from '../state/rows.ts';

/** Ties the card to its cell for screen readers. */
export const CARD_ID = 'completion-card';

const EDGE = 12;

/** One indicator: what was promised, what is reported, and the words that say so. */
const IndicatorRows = ({ indicator, row, known }: { readonly indicator: Indicator; readonly row: Row; readonly known: boolean }) => {
  const { t } = useTranslation();
  const texts = { content: row.content, progress: row.readFrom };
  const target = quotes(indicator, ['target', 'baseline'], texts);
  const actual = indicator.byHand.actual === null ? quotes(indicator, ['actual', 'rate'], texts) : [];
  const sources = [
    ...target.map((text) => t('cardTargetFrom', { text })),
    ...actual.map((text) => t('cardActualFrom', { text })),
    ...(known && indicator.rate === null ? [t('cardNotMentioned')] : []),
    ...(known && indicator.rate === 0 && indicator.basis === 'none' ? [t('cardNotMentioned')] : []),
  ];
  const goal =
    indicator.baseline === null
      ? amount(indicator.target, indicator.unit)
      : `${number(indicator.baseline)} → ${amount(indicator.target, indicator.unit)}`;
  return (
    <tbody>
      <tr>
        <th scope="row">
          {indicator.label} <IndicatorMarks indicator={indicator} />
        </th>
        <td>{goal}</td>
        <td>{actualText(indicator)}</td>
        <td className="card-rate">{rateText(indicator.rate)}</td>
      </tr>
      {sources.length > 0 && (
        <tr className="card-source">
          <td colSpan={4}>{sources.join(' · ')}</td>
        </tr>
      )}
    </tbody>
  );
};

const IndicatorTable = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation();
  const { indicators, completion } = row.assessment;
  if (indicators.length === 0) return <p className="card-note">{t('cardNoIndicator')}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('cardIndicator')}</th>
          <th scope="col">{t('cardTarget')}</th>
          <th scope="col">{t('cardActual')}</th>
          <th scope="col">{t('cardRate')}</th>
        </tr>
      </thead>
      {indicators.map((indicator, at) => (
        // Indicators have no identity beyond their place in the text.
        // oxlint-disable-next-line no-array-index-key
        <IndicatorRows key={at} indicator={indicator} row={row} known={completion !== null} />
      ))}
    </table>
  );
};

/** The progress text with the characters marked that its figures were read from, or else its stage. */
const EvidenceText = ({ row }: { readonly row: Row }) => {
  const { indicators, completion, stageEvidence } = row.assessment;
  const evidence = completion === null ? stageEvidence : indicators.flatMap((indicator) => indicator.evidence);
  return (
    <p className="card-text">
      {markedPieces(row.readFrom, 'progress', evidence).map(({ start, text, marked }) =>
        marked ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
      )}
    </p>
  );
};

const Result = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t } = useTranslation();
  const { completion, stage } = assessment;
  if (completion === null)
    return (
      <p className="card-note">{[t('cardNoFigure'), ...(stage === 'unknown' ? [] : [t('cardStage', { stage: t(stage) })])].join(' ')}</p>
    );
  const sum = assessment.byHand === null ? sumText(assessment) : null;
  return (
    <p className="card-sum">
      {sum !== null && <span>{sum} = </span>}
      <strong>{percent(completion, 2)}%</strong> <CompletionMarks assessment={assessment} />
      {isCapped(assessment) && <small>{t('cardCapped')}</small>}
    </p>
  );
};

type CardProps = { readonly row: Row; readonly cell: HTMLElement };

/** How a completion comes about: shown beside its cell on hover or focus, and read out as the cell's description. */
export const CompletionCard = ({ row, cell }: CardProps) => {
  const { t } = useTranslation();
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: -9999, top: 0 });
  useLayoutEffect(() => {
    const around = cell.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card.current ?? { offsetWidth: 0, offsetHeight: 0 };
    const isRoomBelow = around.bottom + height + EDGE <= globalThis.innerHeight;
    setPlace({
      left: Math.max(EDGE, Math.min(around.left, globalThis.innerWidth - width - EDGE)),
      top: isRoomBelow ? around.bottom + 4 : Math.max(EDGE, around.top - height - 4),
    });
  }, [cell]);
  useLayoutEffect(() => {
    cell.setAttribute('aria-describedby', CARD_ID);
    return () => cell.removeAttribute('aria-describedby');
  }, [cell]);
  return (
    <div ref={card} id={CARD_ID} role="tooltip" className="completion-card" data-testid="completion-card" style={place}>
      <h2>{t('cardTitle', { n: row.number })}</h2>
      {row.readFrom !== '' && <EvidenceText row={row} />}
      <IndicatorTable row={row} />
      <Result assessment={row.assessment} />
      <GainWords row={row} />
    </div>
  );
};
