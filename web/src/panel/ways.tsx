import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ByHandChange } from '../../../domain/wire/indicators.ts';
import { ByHandForm } from './by-hand-form.tsx';
import type { Draft } from './draft.ts';
import { FailureNote } from './failure-note.tsx';
import { usePanel } from './panel-context.ts';
import { useSave } from './use-save.ts';

/** One thing that can be done: a change that needs no more words, or a form to fill in. */
export type Way = { readonly name: string; readonly do: ByHandChange | (() => Draft); readonly isMain?: boolean };

/** What can be done at one place of the panel; why the last change is not saved stands under it. */
export const Ways = ({ ways, before }: { readonly ways: readonly Way[]; readonly before?: ReactNode }) => {
  const { row, open } = usePanel();
  const { isSaving, failure, save } = useSave(row);
  const group = useRef<HTMLDivElement>(null);
  const run = (way: Way): void => {
    if (typeof way.do === 'function') return open(way.do());
    // The button goes with what it took back; the focus stays where it was.
    const place = group.current?.closest<HTMLElement>('[tabindex="-1"]');
    void save(way.do).then((isSaved) => isSaved && document.activeElement === document.body && place?.focus());
  };
  if (ways.length === 0) return before;
  return (
    <>
      <div ref={group} className="ways">
        {before}
        {ways.map((way) => (
          <button
            key={way.name}
            type="button"
            className={way.isMain === true ? 'quiet quiet-main' : 'quiet'}
            disabled={isSaving}
            onClick={() => run(way)}
          >
            {way.name}
          </button>
        ))}
      </div>
      <FailureNote failure={failure} />
    </>
  );
};

/** The open form, where it belongs to this place. */
export const FormAt = ({ kinds, place }: { readonly kinds: readonly Draft['kind'][]; readonly place: string }) => {
  const { row, draft, change, close } = usePanel();
  if (draft === null || draft.key !== place || !kinds.includes(draft.kind)) return null;
  return <ByHandForm key={draft.kind} row={row} draft={draft} onDraft={change} onDone={close} />;
};

/** Who stated a figure by hand, when, and why. */
export const useStatedBy = () => {
  const { t } = useTranslation();
  return ({ by, at, reason }: { readonly by: string; readonly at: string; readonly reason: string }): string =>
    t('statedBy', { by, month: new Date(at).getMonth() + 1, day: new Date(at).getDate(), reason });
};
