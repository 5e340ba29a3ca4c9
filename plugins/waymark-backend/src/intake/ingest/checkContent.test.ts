import fc from 'fast-check';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { checkContent } from './checkContent';
import { DEFAULT_CONTENT_LIMITS } from './ContentLimits';

const limits = DEFAULT_CONTENT_LIMITS;
const at = '2026-01-01T00:00:00Z';
const event = () => deployment('d1', at, '1') as any;

function check(change: (sent: any) => void) {
  const sent = event();
  change(sent);
  return checkContent(cloudEvent(sent), limits);
}

/** Fields and items at any depth. */
function countOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const children = Object.values(value);
  return children.reduce<number>((sum, child) => sum + 1 + countOf(child), 0);
}

describe('checkContent', () => {
  const long = 'x'.repeat(513);
  it.each([
    ['/id', 'idLength', (e: any) => (e.context.id = long)],
    ['/source', 'idLength', (e: any) => (e.context.source = long)],
    ['/subject', 'idLength', (e: any) => (e.subject.id = long)],
    [
      '/data/subject/content/environment/id',
      'idLength',
      (e: any) => (e.subject.content.environment.id = long),
    ],
    [
      '/data/subject/content/artifactId',
      'idLength',
      (e: any) => (e.subject.content.artifactId = long),
    ],
    [
      '/data/customData/waymark/modelVersion',
      'idLength',
      (e: any) => (e.customData.waymark.modelVersion = long),
    ],
    [
      '/data/customData/waymark/training/datasets/1',
      'idLength',
      (e: any) => (e.customData.waymark.training = { datasets: ['', long] }),
    ],
    [
      '/data/customData/waymark/change/url',
      'urlLength',
      (e: any) => (e.customData.waymark.change = { url: long }),
    ],
    [
      '/data/context/links',
      'linksPerEvent',
      (e: any) => (e.context.links = new Array(101).fill({})),
    ],
    [
      '/data/customData/waymark/cost/amount',
      'costAmount',
      (e: any) => (e.customData.waymark.cost = { amount: -1e13 }),
    ],
    [
      '/data/customData/waymark/cost/tokens',
      'costUnits',
      (e: any) => (e.customData.waymark.cost = { tokens: 1e16 }),
    ],
    [
      '',
      'propertiesPerEvent',
      (e: any) => (e.customData.other = new Array(5_000).fill(0)),
    ],
  ])('refuses at %s what is over %s', (path, key, change) => {
    expect(check(change)).toEqual({
      path,
      message: expect.stringContaining(`at most (waymark.limits.${key})`),
    });
  });

  it('takes what is at its limit, and what others keep for themselves', () => {
    expect(
      check(e => {
        e.context.id = 'x'.repeat(512);
        e.subject.content.description = long;
        e.customData.theirs = { id: long, url: long, amount: 1e99 };
        e.customData.waymark.cost = { amount: 1e12, tokens: 1e15 };
        e.context.links = new Array(100).fill({});
      }),
    ).toBeUndefined();
  });

  it('ends however much there is, and however deep', () => {
    const deep = JSON.parse(`${'['.repeat(99_999)}1${']'.repeat(99_999)}`);
    expect(checkContent(deep, limits)).toBeUndefined();
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 }),
        fc.nat(5),
        (items, more) => {
          const most = { ...limits, propertiesPerEvent: countOf(items) + more };
          expect(checkContent(items, most)).toBeUndefined();
          const less = { ...limits, propertiesPerEvent: countOf(items) - 1 };
          expect(checkContent([...items], less) !== undefined).toBe(
            items.length > 0,
          );
        },
      ),
    );
    const wide = Object.fromEntries(
      Array.from({ length: 500_000 }, (_, n) => [`f${n}`, n]),
    );
    expect(checkContent(wide, limits)?.message).toContain('5000 fields');
  });
});
