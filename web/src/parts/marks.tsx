import { useTranslation } from 'react-i18next';
import type { Assessment, Indicator } from '../../../domain/types.ts';
import { isByHand, isIndicatorByHand, isToConfirm } from './by-hand.ts';
import { worthASign } from './warnings.ts';

/** 手工. */
export const ByHandTag = () => {
  const { t } = useTranslation();
  return (
    <span className="tag tag-by-hand" title={t('byHandHint')}>
      {t('byHand')}
    </span>
  );
};

/** 待确认. */
export const ToConfirmTag = () => {
  const { t } = useTranslation();
  return (
    <span className="tag tag-to-confirm" title={t('toConfirmHint')}>
      {t('toConfirm')}
    </span>
  );
};

/** 待发送. */
export const WaitingTag = () => {
  const { t } = useTranslation();
  return (
    <span className="tag tag-waiting" title={t('waitingHint')} data-testid="waiting">
      {t('waitingTag')}
    </span>
  );
};

/** What is by hand on one indicator. */
export const IndicatorMarks = ({ indicator }: { readonly indicator: Indicator }) => (
  <>
    {isIndicatorByHand(indicator) && <ByHandTag />}
    {indicator.byHand.toConfirm && <ToConfirmTag />}
  </>
);

/** A small triangle where a person should look; how many things there are to look at is its name. */
const WarningSign = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation();
  const name = t('warningCount', { n: count });
  return (
    <span className="warning-sign" title={name}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 2.2 14.6 13.6H1.4Z" />
        <path d="M8 6.4v3.6M8 11.4v.9" />
      </svg>
      <span className="unseen">{name}</span>
    </span>
  );
};

/** What is to be known beside a task's figure. In brief, 待确认 stands for both: only what is by hand waits for confirmation. */
export const CompletionMarks = ({ assessment, isBrief = false }: { readonly assessment: Assessment; readonly isBrief?: boolean }) => {
  const { t } = useTranslation();
  const warnings = assessment.warnings.filter(worthASign).length;
  const waits = isToConfirm(assessment);
  return (
    <>
      {isByHand(assessment) && (waits && isBrief ? <span className="unseen">{t('byHand')}</span> : <ByHandTag />)}
      {waits && <ToConfirmTag />}
      {warnings > 0 && <WarningSign count={warnings} />}
    </>
  );
};
