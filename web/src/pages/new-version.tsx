import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNewVersion } from '../state/version.ts';

/** That there is a newer page. This one goes on as it is until somebody takes the new one. */
export const NewVersion = () => {
  const { t } = useTranslation();
  const isThere = useNewVersion();
  return (
    <output className="new-version" data-testid="new-version">
      {isThere && (
        <>
          {t('newVersion')}
          <Button size="small" type="primary" onClick={() => globalThis.location.reload()}>
            {t('reload')}
          </Button>
        </>
      )}
    </output>
  );
};
