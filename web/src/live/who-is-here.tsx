import { useTranslation } from 'react-i18next';
import type { Person } from '../../../domain/live.ts';
import { useLive } from './live-context.tsx';

/** More are told of by their number. */
const MOST = 4;

const initial = ({ unit, name }: Person): string => (unit === '' ? name : unit).slice(0, 1);

const label = ({ unit, name }: Person): string => (unit === '' ? name : `${name}(${unit})`);

/** The others at the sheet, as small coloured marks. */
export const WhoIsHere = () => {
  const { t } = useTranslation();
  const { others } = useLive();
  if (others.length === 0) return null;
  const rest = others.slice(MOST);
  return (
    <ul className="who-is-here" aria-label={t('whoIsHere')} data-testid="who-is-here">
      {others.slice(0, MOST).map((person) => (
        <li key={person.member} className="person" data-colour={person.colour} title={label(person)}>
          <span aria-hidden="true">{initial(person)}</span>
          <span className="unseen">{label(person)}</span>
        </li>
      ))}
      {rest.length > 0 && (
        <li className="person" title={rest.map(label).join('、')}>
          +{rest.length}
        </li>
      )}
    </ul>
  );
};
