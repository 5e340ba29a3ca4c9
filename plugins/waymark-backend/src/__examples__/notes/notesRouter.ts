import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { findUnstorable } from 'backstage-plugin-waymark-node';
import type express from 'express';
import Router from 'express-promise-router';
import type { Core } from '../../core/createCore';
import { audited } from '../../kernel/http/audited';
import { MODEL_PATH, modelParam } from '../../kernel/http/modelParam';
import { parsePage, toPage } from '../../kernel/http/page';
import { principalName } from '../../kernel/http/principalName';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { formatInstant } from '../../kernel/time/instant';
import type { NoteDrafts } from './NoteDrafts';
import { notes, type NoteRow } from './notes';
import { noteWritePermission } from './noteWritePermission';

const LONGEST = 500;

type NotesRouterOptions = Pick<
  Core,
  'access' | 'auditor' | 'httpAuth' | 'projections' | 'recorder'
> & { drafts: NoteDrafts };

/** Notes on a model: read by whoever may see it, written by whoever may write. */
export function notesRouter(options: NotesRouterOptions): express.Router {
  const { access, auditor, drafts, httpAuth, projections, recorder } = options;
  const router = Router();
  const path = `${MODEL_PATH}/notes`;

  const open = async (req: express.Request) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    // A model the caller may not see is not found
    const { ref } = await access.open(modelParam(req), credentials);
    return { credentials, ref, by: principalName(credentials) };
  };

  router.get(path, async (req, res) => {
    const { ref, by } = await open(req);
    const rows = await projections.getRowsOf(ref, notes);
    const items = rows.reverse().map(toNote);
    const draft = await drafts.get(ref, by);
    res.json({ ...toPage(items, parsePage(req.query)), draft: draft ?? null });
  });

  router.put(`${path}/draft`, async (req, res) => {
    const { credentials, ref, by } = await open(req);
    await access.require(noteWritePermission, credentials, ref);
    await drafts.put({ model: ref, by, text: readText(req.body) });
    res.status(204).end();
  });

  router.post(path, async (req, res) => {
    const { credentials, ref, by } = await open(req);
    await access.require(noteWritePermission, credentials, ref);
    const text = readText(req.body);
    await audited(
      auditor,
      { eventId: 'note-write', request: req, meta: { model: ref } },
      async () => {
        const subjectId = randomUUID();
        const content = { text };
        const decision = { kind: 'note.written', subjectId, model: ref };
        await recorder.record({ ...decision, by, content });
        await drafts.remove(ref, by);
      },
    );
    res.status(202).end();
  });

  return router;
}

function toNote({ id, at, by, text }: NoteRow) {
  return { id, at: formatInstant(at), by, text };
}

function readText(body: unknown): string {
  const text = (body as { text?: unknown } | undefined)?.text;
  if (typeof text !== 'string' || text === '' || text.length > LONGEST) {
    throw new InputError(`'text' must have 1 to ${LONGEST} characters`);
  }
  const unstorable = findUnstorable(text);
  if (unstorable) throw new InputError(`'text' ${unstorable.message}`);
  return text;
}
