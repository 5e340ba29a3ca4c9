/** @public */
export interface ListedJob {
  name: string;
  stage: string;
  when: string;
  allowFailure: boolean | number[];
  environment?: string;
  needs?: string[];
}

function listed(cell: string): string[] {
  return cell.slice(1, -1).split(',').filter(Boolean);
}

/**
 * Reads what `gitlab-ci-local --list-csv-all` prints.
 *
 * @public
 */
export function parseJobList(csv: string): ListedJob[] {
  const [, ...lines] = csv.trim().split('\n');
  return lines.map(line => {
    // A name may hold the separator, what follows it may not.
    const cells = line.split(';');
    const [stage, when, allowed, environment, needs] = cells.slice(-5);
    return {
      name: cells.slice(0, -5).join(';'),
      stage,
      when,
      allowFailure: allowed.startsWith('[')
        ? listed(allowed).map(Number)
        : allowed === 'true',
      ...(environment && { environment }),
      ...(needs && { needs: listed(needs) }),
    };
  });
}
