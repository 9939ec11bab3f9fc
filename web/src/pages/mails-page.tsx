import { useTranslation } from 'react-i18next';
import { mayEver } from '../../../domain/access.ts';
import { usePart } from '../parts/use-part.ts';
import { useSession } from '../session/session.ts';
import { goTo, TO_GRID } from '../state/address.ts';
import { useNarrow } from '../state/browser.ts';
import { firstUnsaved } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { PartFailed } from './load-states.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { TopBar } from './top-bar.tsx';

const loadMails = () => import('../mails/mails.tsx');

/** 邮件, `?view=mails`. */
export const MailsPage = () => {
  const { t } = useTranslation();
  const { view } = useSheetState();
  const isNarrow = useNarrow();
  const isAllowed = mayEver(useSession().actor, 'supervise');
  const part = usePart(loadMails, isAllowed);
  const goToUnsaved = (): void => goTo({ ...TO_GRID, task: firstUnsaved(view.rows)?.id ?? null });
  return (
    <div className={isNarrow ? 'feed-page phone-page' : 'feed-page'}>
      {isNarrow ? <PhoneBar onGoToUnsaved={goToUnsaved} /> : <TopBar onGoToUnsaved={goToUnsaved} />}
      {!isAllowed && <main className="notice-page">{t('mailsForOffice')}</main>}
      {part === 'failed' && <PartFailed />}
      {part !== null && part !== 'failed' && <part.Mails />}
    </div>
  );
};
