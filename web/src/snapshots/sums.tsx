import { useTranslation } from 'react-i18next';
import { PACE_CLASSES } from '../../../domain/pace.ts';
import type { Standings } from '../../../domain/snapshots.ts';
import { gained } from '../../../domain/summary.ts';
import { Percentage } from '../parts/completion-figure.tsx';
import { PaceLight } from '../parts/pace-light.tsx';
import { Became, Points } from './movement.tsx';

type SidesProps = { readonly before: Standings; readonly after: Standings };

type FigureProps = { readonly words: string; readonly before: number | null; readonly after: number | null; readonly testId: string };

const Figure = ({ words, before, after, testId }: FigureProps) => {
  const by = gained(before, after);
  return (
    <div data-testid={testId}>
      <dt>{words}</dt>
      <dd>
        <Percentage share={before} decimals={2} />
        <Became />
        <Percentage share={after} decimals={2} /> {by !== 0 && <Points by={by} />}
      </dd>
    </div>
  );
};

/** The sheet's figures on both sides. */
export const Sums = ({ before, after }: SidesProps) => {
  const { t } = useTranslation();
  const classes = PACE_CLASSES.filter((one) => before.tally[one] + after.tally[one] > 0);
  const known = ({ rollUp }: Standings): string => t('knownOfTotal', { known: rollUp.known, total: rollUp.total });
  return (
    <div className="snapshot-sums">
      <dl>
        <Figure words={t('allCompletion')} before={before.rollUp.completionOfAll} after={after.rollUp.completionOfAll} testId="sum-all" />
        <Figure
          words={`${t('knownCompletion')} · ${known(before)} → ${known(after)}`}
          before={before.rollUp.completion}
          after={after.rollUp.completion}
          testId="sum-known"
        />
        <div>
          <dt>{t('pace')}</dt>
          <dd>
            <Percentage share={before.pace} decimals={1} />
            {gained(before.pace, after.pace) !== 0 && (
              <>
                <Became />
                <Percentage share={after.pace} decimals={1} />
              </>
            )}
          </dd>
        </div>
      </dl>
      <p className="snapshot-lights" data-testid="sum-classes">
        {classes.map((one) => (
          <span key={one}>
            <PaceLight of={one} /> {before.tally[one]}
            {before.tally[one] !== after.tally[one] && (
              <>
                <Became />
                {after.tally[one]}
              </>
            )}
          </span>
        ))}
      </p>
    </div>
  );
};
