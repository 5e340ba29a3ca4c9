import {
  waymarkSourceReadPermission,
  type Conflict,
} from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { parsePage } from '../../kernel/http/page';
import type { ConflictRecord } from '../sources/ConflictReader';
import { formatInstant } from '../../kernel/time/instant';
import { optionalText } from '../../kernel/http/queryParams';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { ConflictReader } from '../sources/ConflictReader';
import { SIGNED_IN } from '../../kernel/http/signedIn';

type ConflictsRouterOptions = Pick<Kernel, 'httpAuth'> &
  Pick<Access, 'access'> & {
    conflicts: ConflictReader;
  };

/** Events refused because their id was known with other content. */
export function conflictsRouter(
  options: ConflictsRouterOptions,
): express.Router {
  const { httpAuth, access, conflicts } = options;
  const router = Router();

  router.get('/conflicts', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkSourceReadPermission, credentials);
    const { offset, limit } = parsePage(req.query);
    const source = optionalText(req.query, 'source');
    const records = await conflicts.list({
      limit: limit + 1,
      before: offset || undefined,
      from: source === undefined ? undefined : senderOf(source),
    });
    const page = records.slice(0, limit);
    const more = records.length > limit;
    res.json({
      items: page.map(toConflict),
      nextCursor: more ? toCursor(page.at(-1)!.sequence) : null,
    });
  });

  return router;
}

/** Sender and door of the ledger, of the id of a way in. */
function senderOf(id: string): { sender: string; door: string } {
  const [, kind, sender = id] = /^([a-z]+):(.*)$/s.exec(id) ?? [];
  const named = kind === 'webhook' || kind === 'topic';
  return { sender, door: named ? `${kind}s/${sender}` : 'events' };
}

function toCursor(sequence: number): string {
  return Buffer.from(String(sequence)).toString('base64url');
}

function toConflict(record: ConflictRecord): Conflict {
  const { sequence, arrivedAt, keptAt, model, ...rest } = record;
  return {
    ...rest,
    model: model ?? null,
    arrivedAt: formatInstant(arrivedAt),
    keptAt: formatInstant(keptAt),
  };
}
