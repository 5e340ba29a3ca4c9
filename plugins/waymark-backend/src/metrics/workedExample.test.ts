import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Figure, MetricId } from 'backstage-plugin-waymark-common';
import { parse } from 'yaml';
import type { FoldInput } from '../projections/FoldEvent';
import { foldModel } from '../projections/foldModel';
import { parseInstant } from '../kernel/time/instant';
import { computeFigures } from './computeFigures';
import { metricIds } from './registry';

const MODEL = 'model:default/credit-risk';
const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 6, 11);

const page = readFileSync(
  resolve(__dirname, '../../definitions/worked-example.md'),
  'utf8',
);
const rows = foldModel(MODEL, readLog());

/** The page's events, no longer written short. */
function readLog(): FoldInput[] {
  const [, log] = /```yaml\n(.*?)```/s.exec(page)!;
  return parse(log).map((entry: any) => {
    const { id, at, source = '/pipelines/credit-risk' } = entry;
    const type = `dev.cdevents.${entry.type}.0.3.0`;
    return {
      source,
      id,
      type: type.replace('cdevents.waymark-', 'cdeventsx.waymark-'),
      time: parseInstant(at)!,
      model: MODEL,
      door: entry.type.startsWith('waymark-') ? 'portal' : 'events',
      event: {
        context: { specversion: '0.5.1', id, source, type, timestamp: at },
        subject: {
          id: entry.subject ?? 'credit-risk',
          content: entry.content ?? {},
        },
        customData: { waymark: { model: MODEL, ...entry.waymark } },
      },
    };
  });
}

/** The rows of the table under a heading, by column. */
function readTable(heading: string): Record<string, string>[] {
  const section = page.split('\n## ').find(part => part.startsWith(heading))!;
  const [head, , ...body] = section
    .split('\n')
    .filter(line => line.startsWith('|'))
    .map(line => line.split('|').map(cell => cell.trim().replace(/`/g, '')));
  return body.map(cells =>
    Object.fromEntries(head.map((column, index) => [column, cells[index]])),
  );
}

/** `noApproval 2, sameChange 1` */
function readCounts(cell: string): Record<string, number> {
  return Object.fromEntries(
    cell
      .split(', ')
      .filter(Boolean)
      .map(part => part.split(' '))
      .map(([name, count]) => [name, Number(count)]),
  );
}

function readNumber(cell: string): number | undefined {
  return cell === '' ? undefined : Number(cell);
}

/** A value as the page writes it */
function writeValue({ value, unit }: Figure): string {
  if (value === null) return '';
  return unit === 'ms' ? `${value / HOUR} h` : `${Number(value.toFixed(4))}`;
}

describe('definitions/worked-example.md', () => {
  it('attributes the incidents as the page says', () => {
    expect(
      rows.incidents.map(({ id, rule, deployment }) => [
        id,
        rule,
        deployment?.id ?? '',
      ]),
    ).toEqual(
      readTable('Incidents').map(each => [
        each.incident,
        each.rule,
        each.deployment,
      ]),
    );
  });

  it('tells releases and failures apart as the page says', () => {
    expect(
      rows.deployments
        .filter(row => row.tier === 'production')
        .map(({ id, kind, release, failed }) =>
          kind === 'rolledback'
            ? [id, '', '']
            : [id, String(release! + 1), failed ? 'yes' : 'no'],
        ),
    ).toEqual(
      readTable('Deployments').map(each => [
        each.deployment,
        each.release,
        each.failed,
      ]),
    );
  });

  describe.each([
    ['The figures', Date.UTC(2026, 5, 1)],
    ['No data is not zero', Date.UTC(2026, 6, 1)],
  ])('%s', (heading, from) => {
    const figures = computeFigures(rows, { from, to: NOW, asOf: NOW });
    const table = readTable(heading);

    it('states every figure of a model', () => {
      expect(table.map(({ id }) => id)).toEqual(metricIds);
    });

    it.each(table)('$id', stated => {
      const figure = figures[stated.id as MetricId];
      expect(writeValue(figure)).toBe(stated.value);
      expect({
        numerator: figure.numerator,
        denominator: figure.denominator,
        sampleSize: figure.sampleSize,
        reason: figure.reason,
      }).toEqual({
        numerator: readNumber(stated.numerator),
        denominator: readNumber(stated.denominator),
        sampleSize: Number(stated.sample),
        reason: stated.reason || undefined,
      });
      expect(
        Object.fromEntries(
          figure.excluded.map(({ reason, count }) => [reason, count]),
        ),
      ).toEqual(readCounts(stated['left out']));
      const { open, unattributed, fixForwards, maturing } = figure;
      expect(
        JSON.parse(
          JSON.stringify({ open, unattributed, fixForwards, maturing }),
        ),
      ).toEqual(readCounts(stated.beside));
    });
  });

  it.each(readTable('The figures'))(
    'works $id out to what the table says',
    ({ id, value }) => {
      const [, working] = new RegExp(`^- \`${id}\`:(.*?)(?=^- |^$)`, 'ms').exec(
        page,
      )!;
      expect(working).toContain(`**${value}**`);
    },
  );
});
