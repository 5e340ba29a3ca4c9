import type { Payload, VendorRequest } from 'backstage-plugin-waymark-node';

/** What the paths of a mapping are looked up in. */
export type Scope = {
  payload: Payload;
  headers: VendorRequest['headers'];
  /** Of a list that is fanned out, the one in turn */
  item?: { payload: Payload; path: string };
};

const HEADER = /^\$headers\.(.+)$/;
const ITEM = /^item(?:\.(.+))?$/;

/** The value at a path; undefined when absent or null. */
export function readPath(scope: Scope, path: string): unknown {
  const header = HEADER.exec(path);
  if (header) return scope.headers[header[1].toLowerCase()];
  const item = scope.item && ITEM.exec(path);
  return item
    ? scope.item!.payload.find(item[1] ?? '')
    : scope.payload.find(path);
}

/** The path as the payload has it, for messages. */
export function namePath(scope: Scope, path: string): string {
  const header = HEADER.exec(path);
  if (header) return `The header ${header[1]}`;
  const item = scope.item && ITEM.exec(path);
  if (!item) return path;
  const within = item[1];
  return within ? `${scope.item!.path}.${within}` : scope.item!.path;
}
