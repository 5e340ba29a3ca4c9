import { walk, type Steps } from '../../kernel/time/steps';
import { canonicalPurl } from '../../kernel/names';
import type { RetainedEvents } from '../../ledger/Retention';

type Held = { [Field in keyof RetainedEvents]?: string[] };

/**
 * What must outlast retention, as a graph of named things: some are kept for
 * their own sake, others because something that is kept rests on them.
 */
export class RetentionGraph {
  readonly #roots = new Set<string>();
  readonly #links = new Map<string, string[]>();
  readonly #held = new Map<string, Held[]>();

  /** Keeps a thing for its own sake */
  keep(thing: string): void {
    this.#roots.add(thing);
  }

  /** Where `from` is kept, `to` is kept as well */
  link(from: string, to: string): void {
    add(this.#links, from, to);
  }

  /** What stays in the ledger where a thing is kept */
  holds(thing: string, held: Held): void {
    add(this.#held, thing, held);
  }

  /** All that stays */
  *retained(): Steps<RetainedEvents> {
    const retained: RetainedEvents = {
      events: new Set(),
      incidents: new Set(),
      versions: new Set(),
      artifacts: new Set(),
      commits: new Set(),
    };
    const reached = yield* this.#reachable();
    yield* walk(reached, thing => {
      for (const held of this.#held.get(thing) ?? []) {
        for (const [field, names] of Object.entries(held)) {
          const kept = retained[field as keyof RetainedEvents];
          for (const name of names) {
            kept.add(
              field === 'artifacts' ? canonicalPurl(name) ?? name : name,
            );
          }
        }
      }
    });
    return retained;
  }

  *#reachable(): Steps<Set<string>> {
    // A set hands out what is added to it while it is walked
    const reached = new Set(this.#roots);
    yield* walk(reached, thing => {
      for (const next of this.#links.get(thing) ?? []) reached.add(next);
    });
    return reached;
  }
}

function add<Value>(lists: Map<string, Value[]>, key: string, value: Value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
