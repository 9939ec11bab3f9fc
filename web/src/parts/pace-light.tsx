import { useTranslation } from 'react-i18next';
import { LIGHTS, type PaceClass, type Standing } from '../../../domain/pace.ts';
import { gapText } from '../../../domain/percent.ts';
import '../styles/pace.css';

/** A shape of its own for each class, so that nobody needs to tell colours apart. */
const SHAPES = {
  completed: 'M2 6.5 5 9.5 10 3',
  ahead: 'M6 1.5 11 10.5H1Z',
  on_pace: 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9Z',
  behind: 'M6 .8 11.2 6 6 11.2 .8 6Z',
  far_behind: 'M1 1.5h10L6 10.5Z',
  unquantified: 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9Z',
} as const satisfies Record<PaceClass, string>;

/** The class as shape, colour and word. */
export const PaceLight = ({ of }: { readonly of: PaceClass }) => {
  const { t } = useTranslation();
  return (
    <span className={`pace-light light-${LIGHTS[of]}`} data-class={of}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={SHAPES[of]} />
      </svg>
      {t(`pace_${of}`)}
    </span>
  );
};

/** How far a task is from its pace, in words; nothing where its completion is unknown. */
export const PaceGap = ({ standing }: { readonly standing: Standing }) => {
  const { t } = useTranslation();
  if (standing.gap === null) return null;
  const points = gapText(standing.gap);
  const words = points === '0' ? t('paceEven') : t(standing.gap > 0 ? 'paceAbove' : 'paceBelow', { points });
  return (
    <p className="pace-gap">
      <PaceLight of={standing.class} /> <span>{words}</span>
    </p>
  );
};
