import { useTranslation } from 'react-i18next';
import type { TaskId } from '../../../domain/types.ts';
import { useLive } from './live-context.tsx';

/** An outline with a name on a cell that somebody else has open. */
export const OpenBy = ({ task }: { readonly task: TaskId }) => {
  const { t } = useTranslation();
  const { others } = useLive();
  const person = others.find((one) => one.task === task);
  if (person === undefined) return null;
  const who = person.unit === '' ? person.name : person.unit;
  return (
    <span className="open-by" data-colour={person.colour} data-testid="open-by">
      <span className="open-by-name">
        {who}
        <span className="unseen">{t('isEditing')}</span>
      </span>
    </span>
  );
};
