import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { languageOf, switchLanguage } from '../state/language.ts';

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
