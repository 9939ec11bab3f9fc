import { useTranslation } from 'react-i18next';
import { useLine } from '../api/line.ts';
import { useSheetState } from '../state/sheet-state.tsx';

const MOMENT = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** That there is no line, how old the sheet on the page is, and what can be done all the same. */
const Away = () => {
  const { t, i18n } = useTranslation();
  const { isAway, heardAt } = useLine();
  if (!isAway) return null;
  const since = heardAt === null ? t('away') : t('awaySince', { time: new Intl.DateTimeFormat(i18n.language, MOMENT).format(heardAt) });
  return (
    <>
      <b>{since}</b> {t('awayWays')}
    </>
  );
};

/** That texts of an earlier visit were found, until somebody has read it. */
const Found = () => {
  const { t } = useTranslation();
  const { found, forgetFound } = useSheetState();
  if (found === 0) return null;
  return (
    <>
      {t('foundUnsent', { n: found })}{' '}
      <button type="button" className="link" onClick={forgetFound}>
        {t('close')}
      </button>
    </>
  );
};

/** Below the top bar: what is to be known of the line and of what is kept on this device. Empty while all is well. */
export const LineBanner = () => {
  const { t } = useTranslation();
  const { isKeeping } = useSheetState();
  return (
    <>
      <output className="line-banner" data-testid="line-banner">
        <Away />
      </output>
      <output className="line-note line-found" data-testid="found-unsent">
        <Found />
      </output>
      {!isKeeping && (
        <p className="line-note" role="alert" data-testid="not-keeping">
          {t('notKeeping')}
        </p>
      )}
    </>
  );
};
