/**
 * Turns what gitlab-ci-local prints about one job into that job's trace: its
 * own prefix and its report about the run are left out.
 *
 * @public
 */
export class CiLocalLines {
  private readonly preamble: string[] = [];
  private started = false;
  /** What the job's script ended with, once known to have failed. */
  exitCode: number | undefined;

  constructor(private readonly jobName: string) {}

  /** The trace lines a printed line stands for. */
  push(line: string): string[] {
    const prefix = `${this.jobName} `;
    if (!line.startsWith(prefix)) {
      if (!this.started) {
        this.preamble.push(line);
      }
      return [];
    }
    const rest = line.slice(prefix.length);
    if (!this.started) {
      this.started = rest.startsWith('starting ');
      return [];
    }
    const failed = /^finished in .* FAIL (\d+)\s*$/.exec(rest);
    if (failed) {
      this.exitCode = Number(failed[1]);
      return [];
    }
    if (
      /^(finished in |environment: \{ name: |> still running\.\.\.$)/.test(rest)
    ) {
      return [];
    }
    return [rest.startsWith('> ') || rest === '>' ? rest.slice(2) : rest];
  }

  /** What was said before the job, which matters when it never started. */
  end(): string[] {
    return this.started
      ? []
      : this.preamble.filter(
          line => !/^(parsing and|json schema validated)/.test(line),
        );
  }
}
