import type { MaturityService } from '../maturity/MaturityService';
import { listGroups, type ListGroupsOptions } from './listGroups';
import type { ProjectionReader } from '../projections/ProjectionReader';
import { chunked } from '../kernel/database/dialect';
import type { DecisionsRecorder } from '../decisions/DecisionRecorder';
import { toLevelDecision } from './toLevelDecision';

/** Teams whose changes are appended in one transaction. */
const CHUNK = 50;
/** With more models not judged yet, a portal that starts, averages mean nothing. */
const MOST_MISSING = 0.1;

export type GroupLevelWatchOptions = ListGroupsOptions & {
  projections: ProjectionReader;
  maturity: MaturityService;
  recorder: DecisionsRecorder;
};

/**
 * Makes every change of level of a team and of the platform an event, as
 * the judgement of a model does. They are judged by all their models, not by those
 * that somebody may see.
 */
export class GroupLevelWatch {
  static create(options: GroupLevelWatchOptions): GroupLevelWatch {
    return new GroupLevelWatch(options);
  }

  private constructor(private readonly options: GroupLevelWatchOptions) {}

  /** Records what changed since it was last called; one replica at a time. */
  async settle(): Promise<void> {
    const { maturity, projections, recorder } = this.options;
    const { groups, missing } = await listGroups(this.options);
    const [{ models }] = groups;
    if (missing > MOST_MISSING * (missing + models.length)) return;
    const judged = new Set(
      maturity.listFrameworks().map(({ subject }) => subject),
    );
    const subjects = groups.filter(
      group => judged.has(group.subject) && group.models.length > 0,
    );
    for (const chunk of chunked(subjects, CHUNK)) {
      const rows = await projections.getRowsOfMany(
        chunk.map(({ ref }) => ref),
        ['attestations', 'levelChanges'],
      );
      const now = Date.now();
      await recorder.recordAll(
        chunk.flatMap(({ ref, subject, models: own }) => {
          const { attestations, levelChanges } = rows.get(ref)!;
          return maturity
            .assessGroup(subject, { models: own, attestations, now })
            .flatMap(
              result =>
                toLevelDecision(ref, result, { recorded: levelChanges, now }) ??
                [],
            );
        }),
      );
    }
  }
}
