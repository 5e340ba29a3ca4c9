import { screen } from '@testing-library/react';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp } from '@backstage/test-utils';
import { PersonOrGroup } from './PersonOrGroup';

const mountedRoutes = { '/catalog/:namespace/:kind/:name': entityRouteRef };

describe('PersonOrGroup', () => {
  it.each([
    ['group:default/model-risk', 'group'],
    ['urn:group:default:model-risk', 'group'],
    ['urn:user:default:model-risk', 'user'],
  ])('leads from %s to the entity', async (name, kind) => {
    await renderInTestApp(<PersonOrGroup name={name} />, { mountedRoutes });
    expect(screen.getByRole('link')).toHaveAttribute(
      'href',
      `/catalog/default/${kind}/model-risk`,
    );
  });

  it.each(['maria', 'urn:isbn:0451450523', '/board'])(
    'says %s as it was given',
    async name => {
      await renderInTestApp(<PersonOrGroup name={name} />, { mountedRoutes });
      expect(screen.getByText(name)).toBeVisible();
      expect(screen.queryByRole('link')).not.toBeInTheDocument();
    },
  );
});
