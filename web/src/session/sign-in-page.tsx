import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filingLinks } from '../../../domain/filing.ts';
import type { PageConfig } from '../../../domain/wire/config.ts';
import { LanguageSwitch } from '../pages/language-switch.tsx';
import '../styles/session.css';
import type { SignInFailure } from './oidc.ts';

const SENTENCES = { unreachable: 'signInUnreachable', refused: 'signInRefused', over: 'signInOver', left: 'signedOutAway' } as const;

/** Where this is, as the page says it before anybody has signed in. */
export type Place = Pick<PageConfig, 'city' | 'filing' | 'publishes'>;

type SignInPageProps = {
  readonly place: Place;
  /** What became of the last time; `over` where a session has ended, `left` where somebody signed out without a line. */
  readonly failure: SignInFailure | 'over' | 'left' | null;
  readonly onSignIn: () => Promise<SignInFailure | null>;
};

/** The way in. It goes to the issuer only when told to, so that nothing goes round in circles. */
export const SignInPage = ({ place: { city, filing }, failure, onSignIn }: SignInPageProps) => {
  const { t } = useTranslation();
  const [latest, setLatest] = useState(failure);
  const [isGoing, setGoing] = useState(false);
  const go = async (): Promise<void> => {
    setGoing(true);
    setLatest(await onSignIn());
    setGoing(false);
  };
  return (
    <div className="sign-in-page">
      <main className="sign-in">
        <h1>{t('product')}</h1>
        <p className="sign-in-city">{city}</p>
        <p className="sign-in-hint">{t('signInHint')}</p>
        {latest !== null && (
          <p className={latest === 'over' || latest === 'left' ? 'sign-in-note' : 'sign-in-note sign-in-failed'} role="alert">
            {t(SENTENCES[latest])}
          </p>
        )}
        <Button type="primary" size="large" block loading={isGoing} data-testid="sign-in" onClick={() => void go()}>
          {t(latest === 'unreachable' ? 'retry' : 'signIn')}
        </Button>
      </main>
      <LanguageSwitch />
      {filing !== undefined && (
        <footer className="sign-in-foot">
          {filingLinks(filing).map(({ number, register }) => (
            <a key={number} href={register} target="_blank" rel="noreferrer">
              {number}
            </a>
          ))}
        </footer>
      )}
    </div>
  );
};
