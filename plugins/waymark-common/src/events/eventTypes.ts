/** Prefix of the event types only the engine may append. @public */
export const WAYMARK_EVENT_PREFIX = 'dev.cdeventsx.waymark-';

const KIND =
  /^dev\.(?:cdevents\.(?!waymark-)|cdeventsx\.(?=waymark-))([a-z-]+\.[a-z-]+)\.0\.\d+\.\d+/;

/**
 * Subject and predicate of a CDEvents type, its version cut off:
 * `dev.cdevents.service.deployed.0.3.0` is `service.deployed`. Undefined for
 * types of any other form, and of another major version than 0, which may mean
 * another thing: no one else's extension is taken for one of these,
 * nor anything under `dev.cdevents.` for one of Waymark's own.
 *
 * @public
 */
export function eventKind(type: string): string | undefined {
  return KIND.exec(type)?.[1];
}
