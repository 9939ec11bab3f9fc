import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { unsentOf } from '../device/leave-device.ts';
import { LanguageSwitch } from '../pages/language-switch.tsx';
import { useReturnFocus } from '../parts/use-return-focus.ts';
import { usePart } from '../parts/use-part.ts';
import type { PendingEdit } from '../state/edit-queue.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import '../styles/session.css';
import { useSession } from './session.ts';

const loadWarning = () => import('./sign-out-warning.tsx');
const loadNotices = () => import('../notices/notices.tsx');

type SignOut = { readonly isGoing: boolean; readonly ask: () => Promise<void>; readonly isAsked: boolean; readonly warning: ReactNode };

/** Signing out; where something is unsaved, what becomes of it is said first. */
const useSignOut = (): SignOut => {
  const { t } = useTranslation();
  const { actor, account } = useSession();
  const { pending } = useSheetState();
  const [unsent, setUnsent] = useState<readonly PendingEdit[]>([]);
  const [isGoing, setGoing] = useState(false);
  const part = usePart(loadWarning, unsent.length > 0);
  const leave = (): void => {
    setGoing(true);
    void account?.signOut();
  };
  const ask = async (): Promise<void> => {
    const kept = await unsentOf(actor.id);
    const all = [...new Map([...pending, ...kept].map((edit) => [edit.editId, edit])).values()];
    if (all.length === 0) leave();
    else setUnsent(all);
  };
  const isAsked = unsent.length > 0 && part !== null && !isGoing;
  const asking =
    part === null || part === 'failed' ? (
      <p className="part-failed" role="alert">
        {t('loadFailedNetwork')}
      </p>
    ) : (
      <part.SignOutWarning edits={unsent} onStay={() => setUnsent([])} onLeave={leave} />
    );
  return { isGoing, ask, isAsked, warning: isAsked && asking };
};

/** Who is here: name and unit, and behind them language and signing out. Without sign-in, the language only. */
export const WhoMenu = () => {
  const { t } = useTranslation();
  const { actor, account } = useSession();
  const { view } = useSheetState();
  const id = useId();
  const { isGoing, ask, isAsked, warning } = useSignOut();
  const place = useReturnFocus<HTMLSpanElement>(isAsked);
  const [isChoosing, setChoosing] = useState(false);
  const notices = usePart(loadNotices, isChoosing);
  if (account === null) return <LanguageSwitch />;
  const units = view.units.namesOf(actor.units).join(t('unitsComma'));
  // An account of a unit bears its name.
  const isNamed = units === '' || units === actor.name;
  return (
    <>
      <span ref={place} className="who-place">
        <button type="button" className="who" popoverTarget={id} title={units} data-testid="who">
          <span className="who-name">{actor.name}</span>
          {!isNamed && <span className="who-units">{units}</span>}
          <span aria-hidden="true">▾</span>
        </button>
      </span>
      <section id={id} popover="auto" className="who-menu" aria-label={t('account')}>
        <p className="who-name">{actor.name}</p>
        <p>{[t(`role_${actor.role}`), units].filter((words) => words !== '').join(' · ')}</p>
        {account.email !== null && <p>{account.email}</p>}
        <div className="who-ways">
          <LanguageSwitch />
          <button type="button" className="who-way" popoverTarget={id} data-testid="notices-open" onClick={() => setChoosing(true)}>
            {t('notices')}
          </button>
          <button type="button" className="who-way" disabled={isGoing} data-testid="sign-out" onClick={() => void ask()}>
            {t('signOut')}
          </button>
        </div>
      </section>
      {warning}
      {isChoosing && notices === 'failed' && (
        <p className="part-failed" role="alert">
          {t('loadFailedNetwork')}
        </p>
      )}
      {isChoosing && notices !== null && notices !== 'failed' && <notices.Notices onClose={() => setChoosing(false)} />}
    </>
  );
};
