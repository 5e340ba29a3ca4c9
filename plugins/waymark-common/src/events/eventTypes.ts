/** Prefix of the event types only the engine may append. @public */
export const WAYMARK_EVENT_PREFIX = 'dev.cdeventsx.waymark-';

/**
 * Subject and predicate of a CDEvents type, its version cut off:
 * `dev.cdevents.service.deployed.0.3.0` is `service.deployed`. Undefined for
 * types of any other form.
 *
 * @public
 */
export function eventKind(type: string): string | undefined {
  return /^dev\.cdeventsx?\.([a-z-]+\.[a-z-]+)\.\d+\.\d+\.\d+/.exec(type)?.[1];
}
