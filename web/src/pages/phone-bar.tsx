import { WhoMenu } from '../session/who-menu.tsx';
import { useSheetState } from '../state/sheet-state.tsx';
import { LineBanner } from './line-banner.tsx';
import { SaveIndicator } from './save-indicator.tsx';
import { ViewsNav } from './views-nav.tsx';

/** The top of a narrow screen: sheet, save state and language, and under them where one can go. */
export const PhoneBar = ({ onGoToUnsaved }: { readonly onGoToUnsaved: () => void }) => {
  const { sheet, save } = useSheetState();
  return (
    <>
      <header className="top-bar">
        <h1>{sheet.name}</h1>
        <span className="spring" />
        <SaveIndicator save={save} onGoTo={onGoToUnsaved} />
        <WhoMenu />
      </header>
      <ViewsNav />
      <LineBanner />
    </>
  );
};
