import { useTranslation } from 'react-i18next';
import { percent } from '../../../domain/percent.ts';
import type { Assessment } from '../../../domain/types.ts';
import { CompletionMarks } from './marks.tsx';

/** A percentage with its sign set smaller, as figures are on this page. */
export const Percentage = ({ share, decimals }: { readonly share: number | null; readonly decimals: number }) =>
  share === null ? (
    <span className="figure figure-none">—</span>
  ) : (
    <span className="figure">
      {percent(share, decimals)}
      <small>%</small>
    </span>
  );

/** How much of something is done, as a 5 px bar. The figure beside it says the same in words. */
export const Bar = ({ share }: { readonly share: number }) => (
  <span className="bar" aria-hidden="true">
    <span className={share >= 1 ? 'bar-fill bar-full' : 'bar-fill'} style={{ inlineSize: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
  </span>
);

/** A task's completion; where it is unknown, only the stage speaks. */
export const CompletionFigure = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t } = useTranslation();
  const { completion, stage } = assessment;
  return (
    <span className="completion">
      <span className="completion-line">
        <Percentage share={completion} decimals={2} />
        <span className="completion-marks">
          <CompletionMarks assessment={assessment} isBrief />
          {completion === null && stage !== 'unknown' && <span className="tag">{t(stage)}</span>}
        </span>
      </span>
      {completion !== null && <Bar share={completion} />}
    </span>
  );
};
