import { useTranslation } from 'react-i18next';
import { rateText } from '../../../domain/percent.ts';
import type { Indicator } from '../../../domain/types.ts';
import { actualOverTarget, amount, isWeighted, number, quotes } from '../parts/figures.ts';
import { IndicatorMarks } from '../parts/marks.tsx';
import { actualDraft, defineDraft, splitDraft } from './draft.ts';
import { usePanel } from './panel-context.ts';
import { FormAt, useStatedBy, Ways, type Way } from './ways.tsx';

/** Where an indicator's figures come from, in words. */
const Sources = ({ indicator }: { readonly indicator: Indicator }) => {
  const { t } = useTranslation();
  const { row } = usePanel();
  const stated = useStatedBy();
  const { assessment, content, readFrom } = row;
  const texts = { content, progress: readFrom };
  const target = quotes(indicator, ['target', 'baseline'], texts).join('”“');
  const actual = quotes(indicator, ['actual', 'rate', 'stage'], texts).join('”“');
  const { byHand, basis, weight } = indicator;
  const parts = [
    ...(byHand.actual !== null ? [stated(byHand.actual)] : actual === '' ? [] : [t('readFrom', { text: actual })]),
    ...(basis === 'none' && assessment.readCompletion !== null ? [t('cardNotMentioned')] : []),
    ...(byHand.added ? [t('addedByHand')] : target === '' ? [] : [t('targetFrom', { text: target })]),
    ...(byHand.defined && !byHand.added ? [t('definedByHand')] : []),
    ...(isWeighted(assessment) ? [t('weightIs', { n: number(weight) })] : []),
  ];
  return <p className="indicator-source">{parts.join(' · ')}</p>;
};

/** The text has come to say something else than what was stated. */
const ToConfirm = ({ indicator }: { readonly indicator: Indicator }) => {
  const { t } = useTranslation();
  const { rights } = usePanel();
  const { key, read, unit } = indicator;
  const said = read.actual === null ? rateText(read.rate) : amount(read.actual, unit);
  const ways: readonly Way[] = rights.report
    ? [
        { name: t('keepByHand'), do: { kind: 'confirm_actual', key }, isMain: true },
        { name: t('useText'), do: { kind: 'take_back_actual', key }, isMain: true },
      ]
    : [];
  return (
    <div className="to-confirm">
      <Ways ways={ways} before={<span>{t('textNowSays', { figure: said })}</span>} />
    </div>
  );
};

const useWays = (indicator: Indicator): readonly Way[] => {
  const { t } = useTranslation();
  const { rights } = usePanel();
  const { key, byHand } = indicator;
  return [
    ...(rights.report ? [{ name: t('stateActual'), do: () => actualDraft(indicator) }] : []),
    ...(rights.report && byHand.actual !== null && !byHand.toConfirm
      ? [{ name: t('takeBack'), do: { kind: 'take_back_actual', key } } as const]
      : []),
    ...(rights.define
      ? [
          { name: t('define'), do: () => defineDraft(indicator) },
          { name: t('split'), do: () => splitDraft(indicator) },
          ...(byHand.defined && !byHand.added ? [{ name: t('asInContent'), do: { kind: 'put_back', key } } as const] : []),
          { name: t('remove'), do: { kind: 'remove', key } } as const,
        ]
      : []),
  ];
};

/** One indicator: what is reported of what was promised, where it was read, and what can be done. */
export const IndicatorRow = ({ indicator }: { readonly indicator: Indicator }) => {
  const { active } = usePanel();
  const { key, label, rate, byHand } = indicator;
  const ways = useWays(indicator);
  return (
    <li
      className={active === key ? 'indicator indicator-active' : 'indicator'}
      data-testid="indicator"
      data-key={key}
      data-owner={key}
      tabIndex={-1}
    >
      <div className="indicator-line">
        <h4>
          {label} <IndicatorMarks indicator={indicator} />
        </h4>
        <span className="indicator-amount">{actualOverTarget(indicator)}</span>
        <span className="indicator-rate">{rateText(rate)}</span>
      </div>
      <Sources indicator={indicator} />
      {byHand.toConfirm && <ToConfirm indicator={indicator} />}
      <Ways ways={ways} />
      <FormAt kinds={['actual', 'define', 'split']} place={key} />
    </li>
  );
};
