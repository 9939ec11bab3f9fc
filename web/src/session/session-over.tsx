import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leaveFreely } from '../state/leaving.ts';
import '../styles/session.css';
import type { Oidc } from './oidc.ts';

/** Over a page whose session has ended: nothing on it is lost, and signing in again is one click away. */
export const SessionOver = ({ onSignIn }: { readonly onSignIn: Oidc['signInAgain'] }) => {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<'unreachable' | 'refused' | null>(null);
  const go = async (): Promise<void> => {
    setFailure(null);
    const outcome = await onSignIn();
    if (outcome !== 'another') return setFailure(outcome);
    // The page of the one who was here before is not shown to another.
    leaveFreely();
    globalThis.location.reload();
  };
  return (
    <section className="session-over" role="alert" data-testid="session-over">
      <p>{failure === null ? t('sessionOver') : t(failure === 'unreachable' ? 'signInUnreachable' : 'signInRefused')}</p>
      <Button type="primary" data-testid="sign-in-again" onClick={() => void go()}>
        {t('signInAgain')}
      </Button>
    </section>
  );
};
