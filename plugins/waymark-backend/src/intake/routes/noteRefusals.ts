import type { ErrorRequestHandler } from 'express';
import type { Sender } from '../ingest/IngestService';
import { EndedTokenError } from '../sources/EndedTokenError';
import {
  anonymousAt,
  wayInByToken,
  wayInOf,
  type WayIn,
} from '../sources/WayIn';
import type { Kernel } from '../../kernel/createKernel';
import type { Intake } from '../createIntake';

/** What a door's handlers leave for {@link noteRefusals}. */
export type DoorLocals = {
  /** Who sends, once they have proved it */
  sender?: Sender;
  /** The way they claim to come by, before they have */
  way?: WayIn;
  /** Each event was judged and counted by itself */
  judged?: boolean;
};

const REFUSALS = /^(Input|Authentication|NotAllowed|NotFound)Error$/;

/** Remembers requests refused before an event of theirs was judged. */
export function noteRefusals(
  {
    metrics,
    sourceActivity,
  }: Pick<Kernel, 'metrics'> & Pick<Intake, 'sourceActivity'>,
  door: string,
): ErrorRequestHandler {
  return (error, _req, res, next) => {
    const { sender, way, judged } = res.locals as DoorLocals;
    if (!judged && isRefusal(error)) {
      const at = sender?.door ?? (way ? `${door}/${way.name}` : door);
      metrics.refused(at, error.name);
      const by = wayOf(error, sender) ?? way ?? anonymousAt(door);
      if (sender) sourceActivity.heard(by, { rejected: 1 });
      else sourceActivity.turnedAway(by);
      sourceActivity.refused(by, {
        door: sender?.door ?? door,
        faults: [{ path: '', message: String(error.message) }],
      });
    }
    next(error);
  };
}

/** Who sent what was refused, as far as it is proved. */
function wayOf(error: Error, sender: Sender | undefined): WayIn | undefined {
  if (sender) return wayInOf(sender);
  return error instanceof EndedTokenError
    ? wayInByToken(error.sourceId)
    : undefined;
}

function isRefusal(error: Error & { statusCode?: number }): boolean {
  const { name, statusCode = 0 } = error;
  return REFUSALS.test(name) || (statusCode >= 400 && statusCode < 500);
}
