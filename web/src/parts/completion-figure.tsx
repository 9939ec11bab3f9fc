import { useTranslation } from 'react-i18next';
import { percent } from '../../../domain/percent.ts';
import { LIGHTS, type Standing } from '../../../domain/pace.ts';
import type { Assessment } from '../../../domain/types.ts';
import { CompletionMarks } from './marks.tsx';
import { PaceLight } from './pace-light.tsx';

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

const percentOf = (share: number): string => `${Math.min(1, Math.max(0, share)) * 100}%`;

/** How much is done, as a 5 px bar with a tick where pace stands. Figure and light beside it say the same in words. */
const Bar = ({ share, standing }: { readonly share: number; readonly standing: Standing }) => (
  <span className="bar bar-paced" aria-hidden="true">
    <span className={`bar-fill light-${LIGHTS[standing.class]}`} style={{ inlineSize: percentOf(share) }} />
    <span className="bar-tick" style={{ insetInlineStart: percentOf(standing.pace) }} />
  </span>
);

type CompletionProps = { readonly assessment: Assessment; readonly standing: Standing };

/** A task's completion against its pace; where it is unknown, only the stage speaks. */
export const CompletionFigure = ({ assessment, standing }: CompletionProps) => {
  const { t } = useTranslation();
  const { completion, stage } = assessment;
  return (
    <span className="completion">
      <span className="completion-line">
        <Percentage share={completion} decimals={2} />
        <span className="completion-marks">
          <CompletionMarks assessment={assessment} isBrief />
          {completion !== null && <PaceLight of={standing.class} />}
          {completion === null && stage !== 'unknown' && <span className="tag">{t(stage)}</span>}
        </span>
      </span>
      {completion !== null && <Bar share={completion} standing={standing} />}
    </span>
  );
};
