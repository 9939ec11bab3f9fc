import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../pages/language-switch.tsx';
import { useSheetState } from '../state/sheet-state.tsx';
import '../styles/session.css';
import { useSession, type Account } from './session.ts';

/** Signing out; where something is unsaved, what becomes of it is said first. */
const SignOut = ({ account }: { readonly account: Account }) => {
  const { t } = useTranslation();
  const { save } = useSheetState();
  const [isAsking, ask] = useState(false);
  const [isGoing, setGoing] = useState(false);
  const leave = (): void => {
    setGoing(true);
    void account.signOut();
  };
  return (
    <>
      {isAsking && <p role="alert">{t('signOutUnsaved')}</p>}
      <button
        type="button"
        className="who-way"
        disabled={isGoing}
        data-testid="sign-out"
        onClick={() => (save.state === 'saved' || isAsking ? leave() : ask(true))}
      >
        {t(isAsking ? 'signOutAnyway' : 'signOut')}
      </button>
    </>
  );
};

/** Who is here: name and unit, and behind them language and signing out. Without sign-in, the language only. */
export const WhoMenu = () => {
  const { t } = useTranslation();
  const { actor, account } = useSession();
  const { view } = useSheetState();
  const id = useId();
  if (account === null) return <LanguageSwitch />;
  const units = view.units.namesOf(actor.units).join(t('unitsComma'));
  // An account of a unit bears its name.
  const isNamed = units === '' || units === actor.name;
  return (
    <>
      <button type="button" className="who" popoverTarget={id} title={units} data-testid="who">
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
          <SignOut account={account} />
        </div>
      </section>
    </>
  );
};
