import { createMockDirectory } from '@backstage/backend-test-utils';
import { automatic, framework } from '../__testUtils__/framework';
import { factRegistry } from '../facts/factRegistry';
import { loadFrameworks } from './loadFrameworks';

const definitions = factRegistry;

const valid = framework({
  levels: [
    { level: 2, title: 'Accountable', summary: 'Somebody answers for it.' },
    { level: 1, title: 'Started', summary: 'It exists.' },
  ],
  areas: [{ id: 'ownership', title: 'Ownership' }],
  targets: { high: 2 },
  criteria: [
    automatic('ownership-owner', {
      level: 2,
      title: 'Somebody answers for it',
      met: 'facts.ownerSet',
      todo: 'Name the owner.',
    }),
  ],
});
const [criterion] = valid.criteria;
const attested = {
  ...criterion,
  kind: 'attested',
  met: undefined,
  attested: { question: 'Does somebody answer for it?', expiresAfter: 'P1Y' },
};

describe('loadFrameworks', () => {
  const directory = createMockDirectory();

  function load(extra: unknown[] = []) {
    return loadFrameworks({
      definitions,
      directory: directory.path,
      extra: extra.map((data, index) => ({ data, place: `extra[${index}]` })),
    });
  }

  beforeEach(() => directory.clear());

  it('loads files in order of their names, and configuration last', () => {
    directory.setContent({
      'b.yaml': JSON.stringify({ ...valid, id: 'b' }),
      'a.yaml': JSON.stringify({ ...valid, id: 'a' }),
      'notes.txt': 'no framework',
    });
    const frameworks = load([{ ...valid, id: 'c', criteria: [attested] }]);
    expect(frameworks.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(frameworks[0]).toMatchObject({
      source: { title: 'Own work', url: null },
      levels: [{ level: 1 }, { level: 2 }],
      targets: { high: 2 },
    });
  });

  it('lets configuration take the place of a file', () => {
    directory.setContent({ 'a.yaml': JSON.stringify(valid) });
    const frameworks = load([{ ...valid, version: 2 }]);
    expect(frameworks.map(({ version }) => version)).toEqual([2]);
  });

  it.each([
    [{ title: '' }, '/title'],
    [{ colour: 'red' }, 'colour'],
    [{ subject: 'planet' }, '/subject'],
    [{ id: 'House Rules' }, '/id'],
    [{ version: 1.5 }, '/version'],
    [{ targets: { prohibited: 1 } }, '/targets'],
    [{ targets: { high: 7 } }, '/targets/high is no level'],
    [{ levels: [...valid.levels, valid.levels[0]] }, '/levels: "2" stands'],
    [{ areas: [...valid.areas, ...valid.areas] }, '/areas: "ownership"'],
    [{ criteria: [criterion, criterion] }, '/criteria: "ownership-owner"'],
    [{ criteria: [{ ...criterion, area: 'x' }] }, 'no area "x"'],
    [{ criteria: [{ ...criterion, level: 3 }] }, 'level 3'],
    [{ criteria: [{ ...criterion, level: 1 }] }, 'level 1'],
    [{ criteria: [{ ...criterion, met: undefined }] }, '/criteria/0'],
    [{ criteria: [{ ...criterion, met: 'facts.' }] }, 'ownership-owner'],
    [{ criteria: [{ ...criterion, met: 'facts.nope' }] }, 'facts.nope'],
    [{ criteria: [{ ...criterion, applies: '1' }] }, 'ownership-owner'],
    [{ criteria: [{ ...attested, attested: undefined }] }, '/criteria/0'],
    [
      {
        criteria: [
          {
            ...attested,
            attested: { question: 'So?', expiresAfter: '1 year' },
          },
        ],
      },
      '/criteria/0/attested/expiresAfter',
    ],
    [{ subject: 'team' }, 'facts.ownerSet'],
    [{ merged: 'no' }, '/merged'],
    [
      { areas: [{ ...valid.areas[0], asBelow: [2] }] },
      'area ownership: level 2 is not as the one below',
    ],
    [{ areas: [{ ...valid.areas[0], asBelow: [7] }] }, 'level 7'],
  ])('names file and place of the fault in %j', (fault, place) => {
    directory.setContent({ 'a.yaml': JSON.stringify({ ...valid, ...fault }) });
    expect(() => load()).toThrow('a.yaml: ');
    expect(() => load()).toThrow(place);
    directory.clear();
    expect(() => load([{ ...valid, ...fault }])).toThrow('extra[0]: ');
  });

  it('refuses two files of one id, and what is no YAML', () => {
    directory.setContent({
      'a.yaml': JSON.stringify(valid),
      'b.yaml': JSON.stringify(valid),
    });
    expect(() => load()).toThrow('b.yaml: the id "house-rules" is taken');
    directory.setContent({ 'a.yaml': 'id: [' });
    expect(() => load()).toThrow('a.yaml is no YAML');
  });
});
