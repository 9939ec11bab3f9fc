import { useTranslation } from 'react-i18next';
import { WhoIsHere } from '../live/who-is-here.tsx';
import { WhoMenu } from '../session/who-menu.tsx';
import { useSheetState } from '../state/sheet-state.tsx';
import { LineBanner } from './line-banner.tsx';
import { SaveIndicator } from './save-indicator.tsx';
import { ViewsNav } from './views-nav.tsx';

/** Product, city and sheet on the left; save state and who is here on the right. Below, whatever is wrong with the line. */
export const TopBar = ({ onGoToUnsaved }: { readonly onGoToUnsaved: () => void }) => {
  const { t } = useTranslation();
  const { sheet, save } = useSheetState();
  return (
    <>
      <header className="top-bar">
        <h1>{t('product')}</h1>
        <span className="top-city">{sheet.city}</span>
        <span className="top-sheet">{sheet.name}</span>
        <ViewsNav />
        <span className="spring" />
        <SaveIndicator save={save} onGoTo={onGoToUnsaved} />
        <WhoIsHere />
        <WhoMenu />
      </header>
      <LineBanner />
    </>
  );
};
