import {
  createFrontendModule,
  PageBlueprint,
  useApi,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import {
  catalogGraphApiRef,
  type CatalogGraphApi,
} from '@backstage/plugin-catalog-graph';
import {
  entityPresentationApiRef,
  type EntityPresentationApi,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import StorageIcon from '@material-ui/icons/Storage';
import TimelineIcon from '@material-ui/icons/Timeline';
import { screen } from '@testing-library/react';
import { waymarkCatalogGraphModule, waymarkCatalogModule } from '../alpha';
import { waymarkCatalogApis } from '../extensions/catalogApis';

type CatalogApis = {
  presentation: EntityPresentationApi;
  graph: CatalogGraphApi;
};

/** What a page gets in an app of the new frontend system. */
async function inNewSystem(): Promise<CatalogApis> {
  let found: CatalogApis | undefined;
  function Probe() {
    found = {
      presentation: useApi(entityPresentationApiRef),
      graph: useApi(catalogGraphApiRef),
    };
    return <h2>The probe</h2>;
  }
  renderTestApp({
    features: [
      catalogPlugin,
      catalogGraphPlugin,
      waymarkCatalogModule,
      waymarkCatalogGraphModule,
      createFrontendModule({
        pluginId: 'app',
        extensions: [
          PageBlueprint.make({
            name: 'probe',
            params: {
              path: '/probe',
              noHeader: true,
              loader: async () => <Probe />,
            },
          }),
        ],
      }),
    ],
    initialRouteEntries: ['/probe'],
  });
  await expect(
    screen.findByRole('heading', { name: 'The probe' }),
  ).resolves.toBeInTheDocument();
  return found!;
}

/** What an app of the old frontend system gets from its `apis`. */
async function inOldSystem(): Promise<CatalogApis> {
  const make = (id: string) =>
    waymarkCatalogApis
      .find(({ api }) => api.id === id)!
      .factory({ catalogApi: catalogApiMock() }) as any;
  return {
    presentation: make(entityPresentationApiRef.id),
    graph: make(catalogGraphApiRef.id),
  };
}

describe.each([
  ['new', inNewSystem],
  ['old', inOldSystem],
])('the catalog of the %s frontend system', (_, findApis) => {
  it('shows icons of models and data sets, and keeps its own', async () => {
    const { presentation } = await findApis();
    const iconOf = (ref: string) => presentation.forEntity(ref).snapshot.Icon;

    expect(iconOf('model:default/credit-risk')).toBe(TimelineIcon);
    expect(iconOf('dataset:default/loan-book')).toBe(StorageIcon);
    expect(iconOf('component:default/credit-decisions')).toBeDefined();
  });

  it('draws their relations beside its own', async () => {
    const { graph } = await findApis();

    expect(graph.knownRelationPairs).toEqual(
      expect.arrayContaining([
        ['trainedOn', 'usedToTrain'],
        ['evaluatedOn', 'usedToEvaluate'],
        ['derivedFrom', 'baseOf'],
        ['servedBy', 'serves'],
        ['ownerOf', 'ownedBy'],
      ]),
    );
    expect(graph.defaultRelations).toEqual(
      expect.arrayContaining(['trainedOn', 'serves', 'ownedBy']),
    );
  });
});
