import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

/** Adds the card to the pages of models. */
export const notesCardModule = createFrontendModule({
  pluginId: 'waymark',
  extensions: [
    EntityCardBlueprint.make({
      name: 'notes',
      params: {
        type: 'content',
        filter: { kind: 'model', apiVersion: { $hasPrefix: 'waymark.dev/' } },
        loader: () => import('./NotesCard').then(m => <m.NotesCard />),
      },
    }),
  ],
});
