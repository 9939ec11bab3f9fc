import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../pages/load-states.tsx';
import { CannotStart } from './notices.tsx';
import { startAgain, startSession, type Start } from './start.ts';

/** Shows what is inside once it is known who is here, or that nobody needs to say so. */
export const SessionGate = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useTranslation();
  const [start, setStart] = useState<Start | null>(null);
  useEffect(() => {
    void startSession().then(setStart);
  }, []);
  const retry = (): void => {
    setStart(null);
    void startAgain().then(setStart);
  };
  if (start === null) return <Loading />;
  switch (start.kind) {
    case 'open':
      return children;
    case 'failed':
      return <CannotStart failure={start.failure} onRetry={retry} />;
    case 'window':
      return <output className="notice-page">{t('signedInWindow')}</output>;
    case 'sign-in': {
      const { part, config, oidc, failure, member } = start;
      return (
        <part.SignedIn place={config} oidc={oidc} failure={failure} member={member}>
          {children}
        </part.SignedIn>
      );
    }
  }
};
