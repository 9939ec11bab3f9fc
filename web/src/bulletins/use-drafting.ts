import { useMemo, useState } from 'react';
import { editOn, unsavedParts, type TextEdit } from '../../../domain/bulletin/draft.ts';
import type { BulletinFigures, Draft, DraftBody, ProsePart, TextPart } from '../../../domain/bulletin/types.ts';
import type { DraftAnswer } from '../../../domain/wire/bulletins.ts';
import { discardDraft, saveDraft, startDraft } from '../api/bulletins.ts';
import type { Outcome, RequestFailure } from '../api/request.ts';
import { useSession } from '../session/session.ts';
import { useKeepDraft } from '../state/bulletins-query.ts';
import { useKeptText } from './kept-text.ts';

/** A draft that is there. */
export type OpenDraft = { readonly draft: Draft; readonly body: DraftBody; readonly figures: BulletinFigures };

/** Sends what is done to a draft: whether it is under way, and why the last one did not come about. */
export const useDraftSending = (sheet: string) => {
  const { keep, readAgain } = useKeepDraft(sheet);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const send = async (sending: () => Promise<Outcome<DraftAnswer>>): Promise<DraftAnswer | null> => {
    setSending(true);
    setFailure(null);
    const outcome = await sending();
    if (outcome.ok) keep(outcome.answer);
    // Somebody else was first: what is shown next is what they left.
    else if (outcome.failure.kind === 'problem' && outcome.failure.problem.status === 409) await readAgain();
    setSending(false);
    if (outcome.ok) return outcome.answer;
    setFailure(outcome.failure);
    return null;
  };
  return { isSending, failure, send };
};

/** The text that is being written on an open draft, and all that can be done with it. */
export const useDrafting = ({ draft, body, figures }: OpenDraft) => {
  const { actor } = useSession();
  const { sheet, version } = draft;
  const { kept, keep } = useKeptText(actor.id, sheet);
  const { isSending, failure, send } = useDraftSending(sheet);
  const edit = useMemo(() => editOn(kept, version, body.text), [kept, version, body.text]);
  const change = (part: TextPart, value: string): void => keep({ ...edit, text: { ...edit.text, [part]: value } });
  const saved = async (written: TextEdit, toCheck: readonly ProsePart[]): Promise<DraftAnswer | null> => {
    const answer = await send(() => saveDraft(sheet, { version, text: written.text, toCheck: [...toCheck] }));
    if (answer !== null) keep(null);
    return answer;
  };
  /** What is still to be checked: a part that is edited again has been looked at. */
  const toCheck = body.toCheck.filter((part) => edit.text[part] === body.text[part]);
  const save = (): Promise<DraftAnswer | null> => saved(edit, toCheck);
  /** The draft as it is once nothing of it is unsaved. */
  const settled = async (): Promise<number | null> => (unsavedParts(edit).length === 0 ? version : ((await save())?.draft.version ?? null));
  const regenerate = async (): Promise<boolean> => {
    const from = await settled();
    return from !== null && (await send(() => startDraft(sheet, { version: from, of: { period: figures.period } }))) !== null;
  };
  const discard = async (): Promise<void> => {
    if ((await send(() => discardDraft(sheet, version))) !== null) keep(null);
  };
  return {
    edit,
    /** Parts that somebody else has changed as well, until it is settled which text stands. */
    clashes: edit.clashes.filter((part) => edit.text[part] !== edit.base[part]),
    toCheck,
    isUnsaved: unsavedParts(edit).length > 0,
    isSending,
    failure,
    change,
    save,
    settled,
    regenerate,
    discard,
    checked: (part: ProsePart) =>
      saved(
        edit,
        toCheck.filter((one) => one !== part),
      ),
  };
};

export type Drafting = ReturnType<typeof useDrafting>;
