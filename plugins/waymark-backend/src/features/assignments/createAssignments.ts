import type { Core } from '../../core/createCore';
import type { Feature } from '../../kernel/Feature';
import { Assignments } from './Assignments';
import { AssignmentWatch } from './AssignmentWatch';
import { assignmentsRouter } from './router';

/** Assignments: events that name no model become part of one. */
export function createAssignments(core: Core): Feature {
  const store = core.unassigned;
  const assignments = Assignments.create({ ...core, store });
  const annotations = core.extensions.modelAnnotations;
  const watch = AssignmentWatch.create({
    ...core,
    store,
    assignments,
    annotations,
  });
  return {
    routers: [assignmentsRouter({ ...core, assignments })],
    onCatalogRead: models => watch.assignKnown(models),
  };
}
