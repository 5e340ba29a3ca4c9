import { cdEvent, deployment, foldInput } from '../__testUtils__/events';
import { foldModel } from './foldModel';

const MODEL = 'model:default/credit-risk';
const AT = '2026-06-02T00:00:00Z';
const told = [
  deployment('d1', '2026-06-01T10:00:00Z', '1'),
  cdEvent('incident.detected', {
    id: 'i1',
    at: '2026-06-01T11:00:00Z',
    subject: 'outage',
    content: { environment: { id: 'production' } },
  }),
].map(each => foldInput(each));
/** An event of no model, until somebody says which it is of */
const unassigned = {
  ...foldInput(deployment('d2', '2026-06-01T12:00:00Z', '2')),
  model: undefined,
};
const known = [...told, unassigned];
const source = '/pipelines/credit-risk';

/** Each would change what is told of the model. */
const decisions = Object.entries({
  'event.withdrawn': { event: { source, id: 'd1' } },
  'event.assigned': { event: { source, id: 'd2' } },
  'deployment.marked': { deployment: { source, id: 'd1' }, unplanned: true },
  'incident.attributed': {
    incident: { source, id: 'outage' },
    startedAt: '2026-06-01T11:00:00.000Z',
  },
  'reporter.set': { reporter: '/elsewhere', byEnvironment: {} },
  'rollback.requested': { by: 'user:default/nobody' },
  'level.changed': { framework: 'x', version: 1, level: 5 },
  'control.attested': {
    framework: 'x',
    criterion: 'y',
    statement: 'z',
    link: 'https://example.com',
    by: 'user:default/nobody',
    expiresAt: '2027-01-01T00:00:00Z',
  },
}).map(([kind, content]) => ({ kind, content }));

/** Rows with a decision in one spelling, come through one door. */
function rowsWith(
  { kind, content }: (typeof decisions)[number],
  prefix: string,
  door: string,
) {
  const event = cdEvent(kind, { id: 'decision', at: AT, content });
  event.context.type = `${prefix}waymark-${kind}.0.1.0`;
  return foldModel(MODEL, [...known, { ...foldInput(event), door }]);
}

describe.each(decisions)('$kind', decision => {
  const without = foldModel(MODEL, known);

  it('counts when the portal tells of it', () => {
    expect(rowsWith(decision, 'dev.cdeventsx.', 'portal')).not.toEqual(without);
  });

  it.each([
    ['dev.cdeventsx.', 'events'],
    ['dev.cdeventsx.', 'webhooks/webhook'],
    ['dev.cdevents.', 'events'],
    ['dev.cdevents.', 'portal'],
  ])('counts for nothing as %s through %s', (prefix, door) => {
    expect(rowsWith(decision, prefix, door)).toEqual(without);
  });
});
