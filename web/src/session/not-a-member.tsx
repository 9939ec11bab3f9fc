import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

type NotAMemberProps = {
  /** The person was a member a moment ago. */
  readonly wasOne: boolean;
  readonly email: string | null;
  readonly onAgain: () => void;
  readonly onOther: () => Promise<void>;
};

/** Signed in, but not a member, or not any more: whom to ask, and how to come as somebody else. */
export const NotAMember = ({ wasOne, email, onAgain, onOther }: NotAMemberProps) => {
  const { t } = useTranslation();
  return (
    <main className="notice-page" role="alert" data-testid="not-a-member">
      <h1>{t(wasOne ? 'memberNoMore' : 'notAMember')}</h1>
      <p>{t(wasOne ? 'memberNoMoreHint' : 'notAMemberHint')}</p>
      {email !== null && <p className="notice-name">{t('signedInAs', { email })}</p>}
      <div className="notice-ways">
        <Button onClick={onAgain}>{t('tryAgain')}</Button>
        <Button type="primary" data-testid="other-account" onClick={() => void onOther()}>
          {t('otherAccount')}
        </Button>
      </div>
    </main>
  );
};
