import type { MaturityFrameworkFile } from 'backstage-plugin-waymark-node';

type WrittenCriterion = MaturityFrameworkFile['criteria'][number];

/** The tables of a framework's page in `docs/maturity`. */
export function renderFrameworkDocs(framework: MaturityFrameworkFile): string {
  const levels = framework.levels.map(
    ({ level, title, summary }) => `| ${level} | ${title} | ${summary} |`,
  );
  const targets = Object.entries(framework.targets ?? {}).map(
    ([tier, level]) => `| ${tier} | ${level} |`,
  );
  const referring = framework.criteria.some(one => one.references?.length);
  const columns = `criterion | area | asks | ${
    referring ? 'answers to | ' : ''
  }judged by`;
  const criteria = framework.levels
    .map(({ level, title }) => ({
      heading: `### ${level} · ${title}`,
      rows: framework.criteria.filter(criterion => criterion.level === level),
    }))
    .filter(({ rows }) => rows.length)
    .map(({ heading, rows }) =>
      [
        heading,
        table(
          `| ${columns} |`,
          rows.map(criterion => row(criterion, framework, referring)),
        ),
      ].join('\n\n'),
    );
  const asBelow = framework.areas.flatMap(({ title, asBelow: same }) =>
    same?.length
      ? [`${title} asks nothing more at level ${same.join(' and ')}.`]
      : [],
  );
  const apart = framework.merged === false ? ' Its areas make no level.' : '';
  const moves = framework.levels.flatMap(
    ({ level, title, evidencePattern, unlockMove, antiPattern }) =>
      evidencePattern || unlockMove || antiPattern
        ? [
            `| ${level} · ${title} | ${evidencePattern ?? ''} | ${
              unlockMove ?? ''
            } | ${antiPattern ?? ''} |`,
          ]
        : [],
  );
  return [
    `Id \`${framework.id}\`, version ${framework.version}; judges a ${framework.subject}.${apart}`,
    '## Levels',
    table('| level | title | what it looks like |', levels),
    ...(moves.length
      ? [
          '## Moves',
          table(
            '| level | what can be seen | what leads to the next | what is mistaken for it |',
            moves,
          ),
        ]
      : []),
    ...(targets.length
      ? ['## Targets', table('| risk tier | level it should have |', targets)]
      : []),
    '## Criteria',
    ...criteria,
    ...asBelow,
  ].join('\n\n');
}

function table(head: string, rows: string[]): string {
  const columns = head.split('|').length - 2;
  return [head, `|${' --- |'.repeat(columns)}`, ...rows].join('\n');
}

function row(
  criterion: WrittenCriterion,
  framework: MaturityFrameworkFile,
  referring: boolean,
): string {
  const { id, title, kind, met, applies } = criterion;
  const area = framework.areas.find(one => one.id === criterion.area)!.title;
  const judged = [
    kind === 'attested'
      ? `a person’s attestation (${criterion.attested?.expiresAfter} at most): ${criterion.attested?.question}`
      : undefined,
    met ? `${kind === 'attested' ? 'or ' : ''}${code(met)}` : undefined,
    applies ? `asked where ${code(applies)}` : undefined,
  ];
  return [
    `| \`${id}\` | ${area} | ${title}`,
    ...(referring ? [criterion.references?.join('; ') ?? ''] : []),
    `${judged.filter(Boolean).join(', ')} |`,
  ].join(' | ');
}

function code(expression: unknown): string {
  return `\`${String(expression)
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')}\``;
}
