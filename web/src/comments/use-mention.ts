import { useId, useRef, useState, type KeyboardEvent, type RefObject, type TextareaHTMLAttributes } from 'react';
import type { Named } from '../../../domain/comments/types.ts';
import { isForTheInputMethod } from './composer-keys.ts';
import { type Choice, matching, type MentionQuery, mentionQuery } from './mention-search.ts';

/** The list of members over the field while an `@` is typed. */
export type MentionList = {
  readonly id: string;
  /** Empty while nobody is being mentioned. */
  readonly choices: readonly Choice[];
  /** Which of them Enter takes. */
  readonly active: number;
  readonly take: (choice: Choice) => void;
};

type Field = RefObject<HTMLTextAreaElement | null>;
type FieldProps = TextareaHTMLAttributes<HTMLTextAreaElement>;

/** One choice's id in the document. */
export const choiceId = (list: string, { id }: Choice): string => `${list}-${id}`;

/** Puts words in place of what stands between, as if they had been typed. */
const replace = (field: HTMLTextAreaElement, from: number, to: number, words: string): void => {
  field.setRangeText(words, from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
};

/**
 * What is being mentioned where the caret stands. While an input method composes, its letters narrow nothing down: the list
 * stays as it was.
 */
const useQuery = (field: Field) => {
  const [query, setQuery] = useState<MentionQuery | null>(null);
  /** Which of the choices is active. */
  const [at, setAt] = useState(0);
  /** Where the person sent the list away. */
  const [dismissed, dismiss] = useState<number | null>(null);
  const isComposing = useRef(false);
  const look = (): void => {
    if (field.current === null || isComposing.current) return;
    const found = mentionQuery(field.current.value, field.current.selectionEnd);
    if (found?.words !== query?.words) setAt(0);
    if (found === null) dismiss(null);
    setQuery(found);
  };
  const composing: FieldProps = {
    onCompositionStart: () => {
      isComposing.current = true;
    },
    onCompositionEnd: () => {
      isComposing.current = false;
      look();
    },
  };
  const shown = query?.start === dismissed ? null : query;
  return { query: shown, look, at, setAt, dismiss: () => dismiss(shown?.start ?? null), close: () => setQuery(null), composing };
};

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

const isTaking = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean => key === 'Tab' || (key === 'Enter' && !ctrlKey && !metaKey);

/** How the field tells assistive technology of the list. */
const said = (list: string, shown: Choice | undefined): FieldProps =>
  shown === undefined
    ? {}
    : {
        role: 'combobox',
        'aria-autocomplete': 'list',
        'aria-expanded': true,
        'aria-controls': list,
        'aria-activedescendant': choiceId(list, shown),
      };

/** Choosing a member behind an `@`: by the keys of the field, which keeps the keyboard, or by a click. */
export const useMention = (field: Field, people: readonly Choice[], onChosen: (chosen: Named) => void) => {
  const id = useId();
  const { query, look, at, setAt, dismiss, close, composing } = useQuery(field);
  const choices = query === null ? [] : matching(people, query.words);
  const active = Math.min(at, choices.length - 1);
  const take = (choice: Choice): void => {
    if (field.current === null || query === null) return;
    onChosen({ id: choice.id, name: choice.name });
    replace(field.current, query.start, field.current.selectionEnd, `@${choice.name} `);
    look();
  };
  /** True where the key was for the list. */
  const pressed = (event: KeyboardEvent): boolean => {
    const choice = choices[active];
    if (choice === undefined || isForTheInputMethod(event.nativeEvent)) return false;
    const move = MOVES[event.key];
    if (move !== undefined) setAt((active + move + choices.length) % choices.length);
    else if (isTaking(event)) take(choice);
    else if (event.key === 'Escape') dismiss();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  /** Types an `@` for those who have none at hand. */
  const begin = (): void => {
    if (field.current === null) return;
    const { value, selectionStart, selectionEnd } = field.current;
    const isJoined = /[0-9A-Za-z._-]$/u.test(value.slice(0, selectionStart));
    replace(field.current, selectionStart, selectionEnd, isJoined ? ' @' : '@');
    look();
  };
  const list: MentionList = { id, choices, active, take };
  return { list, look, pressed, begin, close, fieldProps: { ...said(id, choices[active]), ...composing } };
};
