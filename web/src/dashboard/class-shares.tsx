import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaceClass, Tally } from '../../../domain/pace.ts';
import { percent } from '../../../domain/percent.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { PaceLight } from '../parts/pace-light.tsx';
import { goTo, TO_GRID, type AddressChange } from '../state/address.ts';
import { ChartCard } from './card.tsx';
import { Chart, WHOLE_PAPER, type ChartOption } from './chart.tsx';
import { classShares, colourOf, type ClassShare } from './figures.ts';

const rowsOf = (of: PaceClass): AddressChange => ({ ...TO_GRID, class: of });

/** Classes of one light beside each other are told apart by how strong it is. */
const STRENGTH: Partial<Record<PaceClass, number>> = { ahead: 0.75, on_pace: 0.5, unquantified: 0.6 };

const optionOf = (shares: readonly ClassShare[]): ChartOption => ({
  grid: { left: 0, right: 0, top: 0, bottom: 0 },
  xAxis: { type: 'value', show: false, max: shares.reduce((sum, { count }) => sum + count, 0) },
  yAxis: { type: 'category', show: false, data: [''] },
  series: shares.map(({ class: of, count }) => ({
    type: 'bar',
    stack: 'all',
    barWidth: '100%',
    emphasis: { disabled: true },
    itemStyle: { color: colourOf(of), opacity: STRENGTH[of] ?? 1, borderColor: 'var(--surface)', borderWidth: count === 0 ? 0 : 1 },
    data: [count],
  })),
});

const Table = ({ shares }: { readonly shares: readonly ClassShare[] }) => {
  const { t } = useTranslation();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('dashboardClass')}</th>
          <th scope="col">{t('dashboardCount')}</th>
          <th scope="col">{t('dashboardShare')}</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ class: of, count, share }) => (
          <tr key={of}>
            <th scope="row">
              <AddressLink to={rowsOf(of)}>
                <PaceLight of={of} />
              </AddressLink>
            </th>
            <td>{count}</td>
            <td>{percent(share, 1)}%</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** How the tasks divide by pace: one bar, and each class with its count under it. */
export const ClassShares = ({ tally }: { readonly tally: Tally }) => {
  const { t } = useTranslation();
  const shares = useMemo(() => classShares(tally), [tally]);
  const option = useCallback(() => optionOf(shares), [shares]);
  const parts = shares.map(({ class: of, count }) => `${t(`pace_${of}`)} ${count}`).join(t('unitsComma'));
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  return (
    <ChartCard
      title={t('dashboardClasses')}
      testId="classes"
      table={<Table shares={shares} />}
      chart={
        <>
          <Chart
            option={option}
            height={2}
            paperWidth={WHOLE_PAPER}
            label={t('dashboardClassesSay', { total, parts })}
            testId="chart-classes"
            onChoose={({ series }) => {
              const chosen = shares[series];
              if (chosen !== undefined) goTo(rowsOf(chosen.class));
            }}
          />
          <ul className="class-legend">
            {shares.map(({ class: of, count, share }) => (
              <li key={of}>
                <AddressLink to={rowsOf(of)} testId={`share-${of}`}>
                  <PaceLight of={of} />
                  <b>{count}</b>
                  <small>{percent(share, 1)}%</small>
                </AddressLink>
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
};
