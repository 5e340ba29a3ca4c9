import { Content, Header, Page } from '@backstage/core-components';
import { useTranslate } from '../../hooks/useTranslate';
import { MaturityContent } from './MaturityContent';

/** Where models, teams and the platform stand, with a header of its own, for the old frontend system. */
export function MaturityPage() {
  const t = useTranslate();
  return (
    <Page themeId="home">
      <Header title={t('maturity.title')} subtitle={t('maturity.subtitle')} />
      <Content>
        <MaturityContent />
      </Content>
    </Page>
  );
}
