import type { Fact } from './Fact';

const HEAD = '| fact | type | unit | meaning |\n| --- | --- | --- | --- |';

/** The tables of `docs/facts`, one a source. */
export function renderFactDocs(facts: Omit<Fact, 'read'>[]): string {
  const sections: string[] = [];
  for (const source of new Set(facts.map(fact => fact.source))) {
    const group = facts.filter(fact => fact.source === source);
    const rows = group.map(
      ({ name, type, unit, description }) =>
        `| \`${name}\` | ${type} | ${unit ?? ''} | ${description} |`,
    );
    sections.push(
      [
        `### ${source}`,
        `Fresh as of: ${group[0].freshness}.`,
        [HEAD, ...rows].join('\n'),
      ].join('\n\n'),
    );
  }
  return sections.join('\n\n');
}
