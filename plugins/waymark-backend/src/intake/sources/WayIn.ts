import type { Sender } from '../ingest/IngestService';

/** What events come in by. */
export type WayInKind =
  | 'token'
  | 'principal'
  | 'webhook'
  | 'topic'
  | 'anonymous';

/** One way in: a source token, a principal, a vendor's door, a topic. */
export type WayIn = {
  /** Id of the source token, else `<kind>:<name>` */
  id: string;
  kind: WayInKind;
  /** Name of the principal, vendor or topic; of a token its id */
  name: string;
};

/** The way in a sender used. */
export function wayInOf({ name, door, byToken }: Sender): WayIn {
  if (byToken) return wayInByToken(name);
  const [, kind] = /^(webhook|topic)s\//.exec(door) ?? [];
  return wayIn((kind as WayInKind) ?? 'principal', name);
}

/** @param id - of the source */
export function wayInByToken(id: string): WayIn {
  return { id, kind: 'token', name: id };
}

/** One way in for all who were turned away at a door before it knew them. */
export function anonymousAt(door: string): WayIn {
  return wayIn('anonymous', door);
}

export function wayIn(kind: WayInKind, name: string): WayIn {
  return { id: `${kind}:${name}`, kind, name };
}
