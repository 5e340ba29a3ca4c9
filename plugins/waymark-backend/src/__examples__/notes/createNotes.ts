import type { Core } from '../../core/createCore';
import type { Feature } from '../../kernel/Feature';
import { NoteDrafts } from './NoteDrafts';
import { notesRouter } from './notesRouter';
import { noteWritePermission } from './noteWritePermission';

/** Notes that people write on a model. */
export function createNotes(core: Core): Feature {
  const drafts = NoteDrafts.create(core);
  return {
    permissions: [noteWritePermission],
    routers: [notesRouter({ ...core, drafts })],
  };
}
