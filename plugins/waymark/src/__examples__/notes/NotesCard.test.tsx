import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { modelEntity } from '../../__testUtils__/modelEntity';
import { NotesCard } from './NotesCard';
import { notesCardModule } from './notesCardModule';

const DOCS = resolve(__dirname, '../../../../../docs/extend/feature.md');

function show(response: Response) {
  const fetch = jest.fn(async () => response);
  const discovery = { getBaseUrl: async () => 'http://backend.test/waymark' };
  return {
    fetch,
    shown: renderInTestApp(
      <TestApiProvider
        apis={[
          [discoveryApiRef, discovery],
          [fetchApiRef, { fetch }],
        ]}
      >
        <EntityProvider entity={modelEntity()}>
          <NotesCard />
        </EntityProvider>
      </TestApiProvider>,
    ),
  };
}

function answer(status: number, body: object): Response {
  return {
    ok: status < 400,
    status,
    headers: new Headers({ 'content-type': 'application/json' }),
    json: async () => body,
    text: async () => JSON.stringify(body),
  } as Response;
}

describe('NotesCard', () => {
  it('shows the notes of the model', async () => {
    const note = { id: '1', at: '', by: 'user:default/anna', text: 'Retrain' };
    const { fetch, shown } = show(answer(200, { items: [note] }));
    await shown;
    expect(await screen.findByText('Retrain')).toBeVisible();
    expect(fetch).toHaveBeenCalledWith(
      expect.stringMatching(
        /^http:\/\/backend\.test\/waymark\/models\/model\/default\/.+\/notes$/,
      ),
    );
  });

  it('says that there are none, or that they could not be loaded', async () => {
    await show(answer(200, { items: [] })).shown;
    expect(await screen.findByText('Nobody wrote a note yet.')).toBeVisible();
    await show(answer(503, {})).shown;
    expect(
      await screen.findByText(/Could not load the notes/),
    ).toBeInTheDocument();
  });

  it('is added by a module to the pages of models', () => {
    expect(notesCardModule).toMatchObject({ pluginId: 'waymark' });
  });
});

it.each(['NotesCard.tsx', 'notesCardModule.tsx'])(
  '%s stands in the documentation as it is',
  file => {
    const source = readFileSync(resolve(__dirname, file), 'utf8');
    expect(readFileSync(DOCS, 'utf8')).toContain(source);
  },
);
