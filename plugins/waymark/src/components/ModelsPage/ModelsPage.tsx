import { Content, Header, Page } from '@backstage/core-components';
import { ModelsRoutes } from './ModelsRoutes';

/** The list of models and Sources with a header of their own, for the old frontend system. */
export function ModelsPage() {
  return (
    <Page themeId="home">
      <Header
        title="Models"
        subtitle="What is in production, how well it is delivered, what needs attention"
      />
      <Content>
        <ModelsRoutes />
      </Content>
    </Page>
  );
}
