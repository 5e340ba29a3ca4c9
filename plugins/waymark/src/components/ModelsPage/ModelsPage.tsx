import { Content, Header, Page } from '@backstage/core-components';
import { useTranslate } from '../../hooks/useTranslate';
import { ModelsRoutes } from './ModelsRoutes';

/** The list of models and Sources with a header of their own, for the old frontend system. */
export function ModelsPage() {
  const t = useTranslate();
  return (
    <Page themeId="home">
      <Header title={t('models.title')} subtitle={t('models.subtitle')} />
      <Content>
        <ModelsRoutes />
      </Content>
    </Page>
  );
}
