import { useTranslation } from 'react-i18next';
import { choiceId, type MentionList } from './use-mention.ts';

const intoView = (choice: HTMLElement | null): void => choice?.scrollIntoView({ block: 'nearest' });

/** Whom one may mention, over the field; the keyboard stays in the field, which names the active one. */
export const MentionChoices = ({ list: { id, choices, active, take } }: { readonly list: MentionList }) => {
  const { t } = useTranslation();
  return (
    <>
      <output className="unseen">{choices.length > 0 ? t('mentionCount', { n: choices.length }) : ''}</output>
      {choices.length > 0 && (
        // oxlint-disable-next-line prefer-tag-over-role -- a select would take the keyboard from the text
        <div id={id} className="mention-choices" role="listbox" aria-label={t('mentionChoices')} data-testid="mention-choices">
          {choices.map((choice, at) => (
            // The keys are those of the field.
            // oxlint-disable-next-line click-events-have-key-events
            <div
              key={choice.id}
              ref={at === active ? intoView : undefined}
              id={choiceId(id, choice)}
              // oxlint-disable-next-line prefer-tag-over-role -- as above
              role="option"
              aria-selected={at === active}
              tabIndex={-1}
              // Pressed upon, it does not take the keyboard from the text.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(choice)}
            >
              <b>{choice.name}</b>
              <span>{choice.units.filter((unit) => unit !== choice.name).join(t('unitsComma'))}</span>
            </div>
          ))}
        </div>
      )}
    </>
  );
};
