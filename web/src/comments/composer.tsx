import { Button } from 'antd';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMENT_LIMIT } from '../../../domain/comments/limits.ts';
import { useMembers } from '../people/people-query.ts';
import { useSession } from '../session/session.ts';
import type { Row } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { isSendKey } from './composer-keys.ts';
import { MentionChoices } from './mention-choices.tsx';
import type { Choice } from './mention-search.ts';
import { SendFailure } from './send-failure.tsx';
import { useMention } from './use-mention.ts';
import { useSending } from './use-sending.ts';

/** With so many characters left, they are counted. */
const NEAR_THE_LIMIT = 200;

/** Milliseconds for which the members are not asked for again, from one task to the next. */
const MEMBERS_LAST = 60_000;

/** All members but whoever is here. */
const useChoices = ({ unitIds }: Row): { readonly choices: readonly Choice[]; readonly isMissing: boolean } => {
  const { actor } = useSession();
  const { view } = useSheetState();
  const { data, isError } = useMembers(MEMBERS_LAST);
  const choices = useMemo(
    () =>
      (data?.members ?? [])
        .filter(({ id }) => id !== actor.id)
        .map(({ id, name, units }) => ({
          id,
          name,
          units: view.units.namesOf(units),
          leads: units.some((unit) => unitIds.includes(unit)),
        })),
    [data, actor.id, view.units, unitIds],
  );
  return { choices, isMissing: isError };
};

/** How far the text is from the limit, once it is near. */
const Left = ({ left }: { readonly left: number }) => {
  const { t } = useTranslation();
  return (
    <output className={left < 0 ? 'comment-left comment-over' : 'comment-left'} data-testid="comment-left">
      {left < 0 ? t('commentOver', { n: -left }) : left < NEAR_THE_LIMIT ? t('commentLeft', { n: left }) : ''}
    </output>
  );
};

type WaysProps = {
  readonly left: number;
  /** There is nobody to choose from: the members could not be read. */
  readonly isMissing: boolean;
  readonly maySend: boolean;
  readonly isSending: boolean;
  readonly onMention: () => void;
  readonly onSend: () => void;
};

/** What can be done with the text. */
const Ways = ({ left, isMissing, maySend, isSending, onMention, onSend }: WaysProps) => {
  const { t } = useTranslation();
  return (
    <div className="composer-ways">
      <button
        type="button"
        className="quiet"
        aria-label={t('mention')}
        title={t('mention')}
        data-testid="mention-button"
        onClick={onMention}
      >
        @
      </button>
      {isMissing && <span className="comment-left">{t('mentionsFailed')}</span>}
      <Left left={left} />
      <Button
        type="primary"
        size="small"
        title={t('commentKeys')}
        disabled={!maySend}
        loading={isSending}
        data-testid="comment-send"
        onClick={onSend}
      >
        {t('send')}
      </Button>
    </div>
  );
};

/** The place to write a comment. What is written stays until it is sent, also while other rows are looked at. */
export const Composer = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, keep, send } = useSending(row);
  const { choices, isMissing } = useChoices(row);
  const mention = useMention(field, choices, (chosen) => keep({ chosen: [...draft.chosen, chosen] }));
  const { length } = draft.text.trim();
  const maySend = length > 0 && length <= COMMENT_LIMIT && !draft.isSending;
  const submit = (): void => {
    // Once there is nothing to send, the button takes no focus.
    field.current?.focus();
    void send();
  };
  return (
    <div className="composer">
      <MentionChoices list={mention.list} />
      <SendFailure failure={draft.failure} network={t('commentNetwork')} />
      <textarea
        ref={field}
        data-testid="comment-field"
        aria-label={t('commentField')}
        placeholder={t('commentHint')}
        rows={2}
        value={draft.text}
        readOnly={draft.isSending}
        {...mention.fieldProps}
        onChange={({ target }) => {
          // Another text is another comment.
          keep({ text: target.value, id: null });
          mention.look();
        }}
        onSelect={mention.look}
        onBlur={mention.close}
        onKeyDown={(event) => {
          if (mention.pressed(event) || !isSendKey(event.nativeEvent)) return;
          event.preventDefault();
          if (maySend) submit();
        }}
      />
      <Ways
        left={COMMENT_LIMIT - length}
        isMissing={isMissing}
        maySend={maySend}
        isSending={draft.isSending}
        onMention={mention.begin}
        onSend={submit}
      />
    </div>
  );
};
