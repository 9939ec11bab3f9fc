import { useTranslation } from 'react-i18next';
import { rateText } from '../../../domain/percent.ts';
import { isCapped, sumText } from '../parts/figures.ts';
import { ByHandTag, ToConfirmTag } from '../parts/marks.tsx';
import { PaceGap } from '../parts/pace-light.tsx';
import { completionDraft } from './draft.ts';
import { STAGE } from './evidence.ts';
import { usePanel } from './panel-context.ts';
import { Planned } from './planned.tsx';
import { FormAt, useStatedBy, Ways, type Way } from './ways.tsx';

/** The sum that gives what the indicators come to. */
const Sum = () => {
  const { t } = useTranslation();
  const { assessment } = usePanel().row;
  const sum = sumText(assessment);
  return (
    <p className="sum">
      {sum !== null && <span>{sum} = </span>}
      <strong>{rateText(assessment.readCompletion)}</strong>
      {isCapped(assessment) && <small>{t('cardCapped')}</small>}
    </p>
  );
};

/** No figure: the stage speaks, and where it was read. */
const StageOnly = () => {
  const { t } = useTranslation();
  const { row, active } = usePanel();
  const { indicators, stage } = row.assessment;
  return (
    <p className={active === STAGE ? 'sum indicator-active' : 'sum'} data-owner={STAGE} tabIndex={-1}>
      <strong>—</strong>
      {stage !== 'unknown' && <span className="tag">{t(stage)}</span>}
      <small>{t(indicators.length === 0 ? 'cardNoIndicator' : 'cardNoFigure')}</small>
    </p>
  );
};

/** A completion stated for the whole task, with what the indicators give beside it. */
const Stated = () => {
  const { t } = useTranslation();
  const { row, rights } = usePanel();
  const stated = useStatedBy();
  const { completion, byHand, toConfirm, readCompletion } = row.assessment;
  if (byHand === null) return null;
  const ways: readonly Way[] = [
    ...(toConfirm ? [{ name: t('keepByHand'), do: { kind: 'confirm_completion' }, isMain: true } as const] : []),
    { name: t(toConfirm ? 'useIndicators' : 'takeBack'), do: { kind: 'take_back_completion' }, isMain: toConfirm },
  ];
  return (
    <div className="whole-by-hand">
      <p className="sum">
        <span>{t('wholeTask')}</span> <strong>{rateText(completion)}</strong> <ByHandTag /> {toConfirm && <ToConfirmTag />}
      </p>
      <p className="indicator-source">{stated(byHand)}</p>
      {toConfirm && <p className="indicator-source">{t('indicatorsNowGive', { figure: rateText(readCompletion) })}</p>}
      <Ways ways={rights.define ? ways : []} />
    </div>
  );
};

/** How the task's completion comes about. */
export const WholeFigure = () => {
  const { t } = useTranslation();
  const { row, rights } = usePanel();
  const { completion, readCompletion, byHand } = row.assessment;
  const ways: readonly Way[] = rights.define ? [{ name: t('stateCompletion'), do: completionDraft }] : [];
  return (
    <section className="whole" aria-label={t('columnCompletion')} data-testid="whole-figure" tabIndex={-1}>
      <Stated />
      {byHand !== null && readCompletion !== null && <p className="indicator-source">{t('indicatorsGive')}</p>}
      {readCompletion !== null && <Sum />}
      {completion === null && <StageOnly />}
      <PaceGap standing={row.standing} />
      <Ways ways={ways} />
      <FormAt kinds={['completion']} place="" />
      <Planned />
    </section>
  );
};
