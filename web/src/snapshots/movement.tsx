import { useTranslation } from 'react-i18next';
import { pointsText, rateText } from '../../../domain/percent.ts';
import type { FrozenTask, TaskMovement } from '../../../domain/snapshots.ts';
import { DiffText } from '../history/diff-text.tsx';
import { AddressLink } from '../parts/address-link.tsx';
import { PaceLight } from '../parts/pace-light.tsx';
import { useSheetState } from '../state/sheet-state.tsx';

/** An arrow, and the word for it where it is not seen. */
export const Became = () => {
  const { t } = useTranslation();
  return (
    <>
      {' '}
      <span className="became" aria-hidden="true">
        →
      </span>
      <span className="unseen">{t('became')}</span>{' '}
    </>
  );
};

/** Points gained or lost; nothing where that is not known. */
export const Points = ({ by }: { readonly by: number | null }) =>
  by === null ? null : <b className={`points ${by < 0 ? 'points-lost' : 'points-gained'}`}>{pointsText(by)}</b>;

/** A completion; without one, its stage. */
const Figure = ({ of: { completion, stage } }: { readonly of: FrozenTask }) => {
  const { t } = useTranslation();
  return (
    <>
      <b>{rateText(completion)}</b>
      {completion === null && stage !== 'unknown' && ` ${t(stage)}`}
    </>
  );
};

const hasFigureMoved = (before: FrozenTask, after: FrozenTask): boolean =>
  before.completion !== after.completion || before.stage !== after.stage;

/** Figure and class on both sides, each once where it stayed. */
const Figures = ({ before, after, by }: { readonly before: FrozenTask; readonly after: FrozenTask; readonly by: number | null }) => (
  <p className="movement-figures" data-testid="movement-figures">
    <span>
      {hasFigureMoved(before, after) && (
        <>
          <Figure of={before} />
          <Became />
        </>
      )}
      <Figure of={after} />
    </span>
    {by !== 0 && <Points by={by} />}
    <span>
      {before.class !== after.class && (
        <>
          <PaceLight of={before.class} />
          <Became />
        </>
      )}
      <PaceLight of={after.class} />
    </span>
  </p>
);

const Texts = ({ before, after }: { readonly before: FrozenTask; readonly after: FrozenTask }) => {
  const { t } = useTranslation();
  return (['content', 'progress'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => (
      <div key={field}>
        <p className="movement-field">{t(field === 'content' ? 'columnContent' : 'columnProgress')}</p>
        <DiffText before={before[field]} after={after[field]} isBrief />
      </div>
    ));
};

/** What became of one task. */
export const Movement = ({ movement: { before, after, by, hasMoved } }: { readonly movement: TaskMovement }) => {
  const { t } = useTranslation();
  const { units } = useSheetState().view;
  const shown = after ?? before;
  if (shown === null) return null;
  return (
    <li className="entry movement" data-testid="movement" data-task={shown.task} data-moved={hasMoved}>
      <p className="entry-task">
        <AddressLink to={{ view: null, from: null, to: null, task: shown.task }}>
          {shown.number} · {shown.content}
        </AddressLink>
        <small>
          {shown.projectName} · {units.namesOf(shown.units).join(t('unitsComma'))}
        </small>
      </p>
      {before === null && <p className="movement-side">{t('movementNew')}</p>}
      {after === null && <p className="movement-side">{t('movementGone')}</p>}
      <Figures before={before ?? shown} after={after ?? shown} by={by} />
      {before !== null && after !== null && <Texts before={before} after={after} />}
    </li>
  );
};
