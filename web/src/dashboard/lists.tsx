import { useTranslation } from 'react-i18next';
import { gapText, rateText } from '../../../domain/percent.ts';
import type { Summary } from '../../../domain/summary.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { PaceLight } from '../parts/pace-light.tsx';
import { TO_GRID } from '../state/address.ts';
import type { UnitBook } from '../state/unit-book.ts';
import { Card } from './card.tsx';
import { largestGaps } from './figures.ts';

const GAPS = 10;

type ListProps = { readonly summary: Summary; readonly units: UnitBook };

/** The tasks furthest below the pace. */
export const Gaps = ({ summary, units }: ListProps) => {
  const { t } = useTranslation();
  const gaps = largestGaps(summary, GAPS);
  return (
    <Card title={t('dashboardGaps')} testId="gaps">
      {gaps.length === 0 ? (
        <p className="dash-note">{t('dashboardNoGaps')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('columnNumber')}</th>
              <th scope="col">{t('dashboardTask')}</th>
              <th scope="col">{t('columnCompletion')}</th>
              <th scope="col">{t('dashboardGap')}</th>
              <th scope="col">{t('dashboardLight')}</th>
            </tr>
          </thead>
          <tbody>
            {gaps.map(({ id, number, content, units: own, standing }) => (
              <tr key={id}>
                <td>{number}</td>
                <th scope="row">
                  <AddressLink to={{ ...TO_GRID, task: id }} title={content} testId={`gap-${number}`}>
                    {content}
                  </AddressLink>
                  <small>{units.shortNamesOf(own).join(t('unitsComma'))}</small>
                </th>
                <td>{rateText(standing.completion)}</td>
                <td>−{gapText(standing.gap ?? 0)}</td>
                <td>
                  <PaceLight of={standing.class} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
};

/** Units by the 全口径 of their tasks; equal ones share a place. */
export const UnitRanks = ({ summary, units }: ListProps) => {
  const { t } = useTranslation();
  return (
    <Card title={t('dashboardUnits')} note={t('allCompletion')} testId="units">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('dashboardPlace')}</th>
            <th scope="col">{t('dashboardUnit')}</th>
            <th scope="col">{t('columnCompletion')}</th>
            <th scope="col">{t('dashboardTasks')}</th>
          </tr>
        </thead>
        <tbody>
          {summary.ranking.map(({ unit, place, rollUp }) => (
            <tr key={unit}>
              <td>{place}</td>
              <th scope="row">
                <AddressLink to={{ ...TO_GRID, unit }}>{units.standing(unit).name}</AddressLink>
              </th>
              <td>{rateText(rollUp.completionOfAll)}</td>
              <td>{rollUp.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};

/** Units that owe a report in the open period, and how many. */
export const Unreported = ({ summary, units }: ListProps) => {
  const { t } = useTranslation();
  const { owing, reported, tasks } = summary;
  return (
    <Card title={t('dashboardUnreported')} note={t('dashboardReported', { reported, total: tasks.length })} testId="unreported">
      {owing.length === 0 && <p className="dash-note">{t('dashboardAllReported')}</p>}
      <ul className="owing">
        {owing.map(({ unit, tasks: owed }) => (
          <li key={unit}>
            <AddressLink to={{ ...TO_GRID, unit, owed: '1' }}>
              {units.standing(unit).name} <b aria-label={t('dashboardUnreportedTasks', { n: owed.length })}>{owed.length}</b>
            </AddressLink>
          </li>
        ))}
      </ul>
    </Card>
  );
};
