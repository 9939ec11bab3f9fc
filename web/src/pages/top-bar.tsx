import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { languageOf, switchLanguage } from '../state/language.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { SaveIndicator } from './save-indicator.tsx';

/** Switches to the other language; its name is written in that language. */
export const LanguageSwitch = () => {
  const { t, i18n } = useTranslation();
  const other = languageOf(i18n.language) === 'en' ? 'zh-CN' : 'en';
  return (
    <Button size="small" type="text" lang={other} data-testid="language" onClick={() => void switchLanguage(other)}>
      {t('otherLanguage')}
    </Button>
  );
};

/** Product, city and sheet on the left; save state and language on the right. */
export const TopBar = ({ onGoToUnsaved }: { readonly onGoToUnsaved: () => void }) => {
  const { t } = useTranslation();
  const { sheet, save } = useSheetState();
  return (
    <header className="top-bar">
      <h1>{t('product')}</h1>
      <span className="top-city">{sheet.city}</span>
      <span className="top-sheet">{sheet.name}</span>
      <span className="spring" />
      <SaveIndicator save={save} onGoTo={onGoToUnsaved} />
      <LanguageSwitch />
    </header>
  );
};
