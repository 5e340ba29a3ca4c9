import { referenceId, text, type FoldEvent } from '../../FoldEvent';

/** More stages than these nobody compares. */
const MOST_STAGES = 20;

/** When a run started and its stages ended. Times are epoch milliseconds. */
export type PipelineTimes = {
  startedAt?: number;
  /** By time; of a stage that ran again its latest end */
  stages: { name: string; at: number }[];
};

/** What `pipelinerun.*` and `taskrun.*` events tell of when runs did what. */
export class PipelineRuns {
  readonly #started = new Map<string, number>();
  readonly #ended = new Map<string, Map<string, number>>();

  /** @param events - in order */
  constructor(events: FoldEvent[]) {
    for (const event of events) {
      const { kind, subjectId, content, time } = event;
      if (kind === 'pipelinerun.started' || kind === 'pipelinerun.queued') {
        const known = this.#started.get(subjectId);
        if (known === undefined) this.#started.set(subjectId, time);
      } else if (kind === 'taskrun.finished') {
        const run = referenceId(content, 'pipelineRun');
        const name = text(content.taskName);
        if (run !== undefined && name !== undefined) {
          this.#end(run, name, time);
        }
      }
    }
  }

  #end(run: string, name: string, at: number): void {
    const stages = this.#ended.get(run) ?? new Map<string, number>();
    this.#ended.set(run, stages);
    // The latest end is the last in the map
    stages.delete(name);
    stages.set(name, at);
  }

  /** Undefined for a run of which nothing is told */
  timesOf(run: string | undefined): PipelineTimes | undefined {
    if (run === undefined) return undefined;
    const startedAt = this.#started.get(run);
    const ended = this.#ended.get(run);
    if (startedAt === undefined && !ended) return undefined;
    return {
      startedAt,
      stages: [...(ended ?? [])]
        .slice(0, MOST_STAGES)
        .map(([name, at]) => ({ name, at })),
    };
  }
}
