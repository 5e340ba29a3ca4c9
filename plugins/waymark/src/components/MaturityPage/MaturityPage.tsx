import { Content, Header, Page } from '@backstage/core-components';
import { MaturityContent } from './MaturityContent';

/** Where models, teams and the platform stand, with a header of its own, for the old frontend system. */
export function MaturityPage() {
  return (
    <Page themeId="home">
      <Header
        title="Maturity"
        subtitle="Where models, teams and the platform stand, and what would lift most"
      />
      <Content>
        <MaturityContent />
      </Content>
    </Page>
  );
}
