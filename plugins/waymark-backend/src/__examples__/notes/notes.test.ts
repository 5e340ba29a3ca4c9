import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ownedModel } from '../../__testUtils__/entities';
import { startEngine } from '../../__testUtils__/startEngine';
import { features } from '../../features';
import {
  rowKindNames,
  rowKinds,
  type RowKind,
} from '../../projections/kinds/registry';
import { createNotes } from './createNotes';
import { notes } from './notes';

// What a new feature adds to the registries
features.unshift(createNotes);
Object.assign(rowKinds, { notes });
rowKindNames.push('notes' as RowKind);

jest.setTimeout(60_000);

const DOCS = resolve(__dirname, '../../../../../docs/extend/feature.md');
const NOTES = '/api/waymark/models/model/default/credit-risk/notes';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('notes on %s', databaseId => {
  const start = async (options: { deny?: string[] } = {}) => {
    const knex = await databases.init(databaseId);
    await require('./20270101000000_note_drafts').up(knex);
    const entities = [ownedModel('credit-risk', 'lending')];
    return startEngine({ knex, entities, ...options });
  };

  it('are written, folded and read, newest first', async () => {
    const engine = await start();
    const api = engine.api();
    expect((await api.put(`${NOTES}/draft`).send({ text: 'Fir' })).status).toBe(
      204,
    );
    expect((await api.get(NOTES)).body).toMatchObject({
      items: [],
      draft: 'Fir',
    });
    await api.post(NOTES).send({ text: 'First' });
    await engine.settled();
    await api.post(NOTES).send({ text: 'Second' });
    await engine.settled();
    const { body } = await api.get(NOTES);
    expect(body).toMatchObject({ total: 2, draft: null });
    expect(body.items).toMatchObject([
      { text: 'Second', by: 'user:default/mock' },
      { text: 'First', by: 'user:default/mock' },
    ]);

    await api.post('/api/waymark/rebuild');
    await engine.settled();
    expect((await api.get(NOTES)).body).toEqual(body);
    await engine.stop();
  });

  it('are refused with what is wrong, or which permission it takes', async () => {
    const engine = await start();
    const empty = await engine.api().post(NOTES).send({ text: '' });
    expect(empty.status).toBe(400);
    expect(empty.body.error.message).toBe(
      `'text' must have 1 to 500 characters`,
    );
    const unstorable = await engine.api().post(NOTES).send({ text: 'a\0b' });
    expect(unstorable.status).toBe(400);
    expect(unstorable.body.error.message).toMatch(/^'text' /);
    await engine.stop();

    const strict = await start({ deny: ['waymark.note.write'] });
    const denied = await strict.api().post(NOTES).send({ text: 'No' });
    expect(denied.status).toBe(403);
    expect(denied.body.error.message).toContain('waymark.note.write');
    await strict.stop();
  });
});

it.each(readdirSync(__dirname).filter(file => !/\.test\.tsx?$/.test(file)))(
  '%s stands in the documentation as it is',
  file => {
    const source = readFileSync(resolve(__dirname, file), 'utf8');
    expect(readFileSync(DOCS, 'utf8')).toContain(source);
  },
);
