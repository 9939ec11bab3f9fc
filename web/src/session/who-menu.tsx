import { useId, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { unsentOf } from '../device/leave-device.ts';
import { LanguageSwitch } from '../pages/language-switch.tsx';
import { usePart } from '../parts/use-part.ts';
import type { PendingEdit } from '../state/edit-queue.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import '../styles/session.css';
import { useSession } from './session.ts';

const loadWarning = () => import('./sign-out-warning.tsx');

type SignOut = { readonly isGoing: boolean; readonly ask: () => Promise<void>; readonly warning: ReactNode };

/** Signing out; where something is unsaved, what becomes of it is said first. `onStay` puts the focus back. */
const useSignOut = (onStay: () => void): SignOut => {
  const { actor, account } = useSession();
  const { pending } = useSheetState();
  const [unsent, setUnsent] = useState<readonly PendingEdit[]>([]);
  const [isGoing, setGoing] = useState(false);
  const part = usePart(loadWarning, unsent.length > 0);
  const leave = (): void => {
    setGoing(true);
    void account?.signOut();
  };
  const stay = (): void => {
    // The dialogue goes first: it would give the focus back to a menu that is no longer shown.
    flushSync(() => setUnsent([]));
    onStay();
  };
  const ask = async (): Promise<void> => {
    const kept = await unsentOf(actor.id);
    const all = [...new Map([...pending, ...kept].map((edit) => [edit.editId, edit])).values()];
    if (all.length === 0) leave();
    else setUnsent(all);
  };
  const isAsked = unsent.length > 0 && part !== null && part !== 'failed' && !isGoing;
  return { isGoing, ask, warning: isAsked && <part.SignOutWarning edits={unsent} onStay={stay} onLeave={leave} /> };
};

/** Who is here: name and unit, and behind them language and signing out. Without sign-in, the language only. */
export const WhoMenu = () => {
  const { t } = useTranslation();
  const { actor, account } = useSession();
  const { view } = useSheetState();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const { isGoing, ask, warning } = useSignOut(() => button.current?.focus());
  if (account === null) return <LanguageSwitch />;
  const units = view.units.namesOf(actor.units).join(t('unitsComma'));
  // An account of a unit bears its name.
  const isNamed = units === '' || units === actor.name;
  return (
    <>
      <button ref={button} type="button" className="who" popoverTarget={id} title={units} data-testid="who">
        <span className="who-name">{actor.name}</span>
        {!isNamed && <span className="who-units">{units}</span>}
        <span aria-hidden="true">▾</span>
      </button>
      <section id={id} popover="auto" className="who-menu" aria-label={t('account')}>
        <p className="who-name">{actor.name}</p>
        <p>{[t(`role_${actor.role}`), units].filter((words) => words !== '').join(' · ')}</p>
        {account.email !== null && <p>{account.email}</p>}
        <div className="who-ways">
          <LanguageSwitch />
          <button type="button" className="who-way" disabled={isGoing} data-testid="sign-out" onClick={() => void ask()}>
            {t('signOut')}
          </button>
        </div>
      </section>
      {warning}
    </>
  );
};
