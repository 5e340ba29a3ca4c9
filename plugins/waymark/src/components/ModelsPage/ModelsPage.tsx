import { Content, Header, Page } from '@backstage/core-components';
import { ModelsRoutes } from './ModelsRoutes';

/** The list of models with its own header, for the old frontend system. */
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
