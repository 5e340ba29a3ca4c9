import type { CdEvent, WaymarkData } from 'backstage-plugin-waymark-common';
import { eventKind } from 'backstage-plugin-waymark-common';
import { fineDigits, parseInstant } from '../kernel/time/instant';
import type { EventKey } from './order';

/** An event as the folds read it. Times epoch milliseconds. */
export type FoldEvent = EventKey & {
  /** Subject and predicate, `service.deployed` */
  kind: string;
  time: number;
  /** As `Ordered` has it */
  fine?: string;
  /** The model the ledger settled on; undefined for an unassigned event */
  model?: string;
  /** Its own word on the version, not what others say its artifact is */
  namesVersion?: boolean;
  subjectId: string;
  subjectSource?: string;
  content: Record<string, unknown>;
  data: WaymarkReader;
};

/** What a ledger event must carry to be folded. */
export type FoldInput = EventKey & {
  type: string;
  time: number;
  model?: string;
  /** The door it came through */
  door: string;
  event: CdEvent;
};

/**
 * `customData` is open to any content, so each field is read as the type it
 * should have; a field of another type counts as absent.
 */
export class WaymarkReader {
  readonly #data: Record<string, unknown>;

  constructor(data: unknown) {
    this.#data = isRecord(data) ? data : {};
  }

  text(field: keyof WaymarkData | string): string | undefined {
    return text(this.#data[field]);
  }

  number(field: string): number | undefined {
    const value = this.#data[field];
    return typeof value === 'number' && Number.isFinite(value)
      ? value
      : undefined;
  }

  /** Years before 1970 are how some systems write that there is no time */
  instant(field: string): number | undefined {
    const instant = parseInstant(this.#data[field]);
    return instant !== undefined && instant >= 0 ? instant : undefined;
  }

  /** Exactly true or false; undefined for anything else */
  flag(field: string): boolean | undefined {
    const value = this.#data[field];
    return typeof value === 'boolean' ? value : undefined;
  }

  has(field: string): boolean {
    return isRecord(this.#data[field]);
  }

  /** A nested object; one without fields where there is none */
  object(field: string): WaymarkReader {
    return new WaymarkReader(this.#data[field]);
  }

  /** The same with other values for some fields */
  with(fields: Record<string, unknown>): WaymarkReader {
    const values = Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof WaymarkReader ? value.#data : value,
    ]);
    return new WaymarkReader({ ...this.#data, ...Object.fromEntries(values) });
  }

  list(field: string): unknown[] {
    const value = this.#data[field];
    return Array.isArray(value) ? value : [];
  }
}

export function toFoldEvent(input: FoldInput): FoldEvent | undefined {
  const kind = eventKind(input.type);
  if (!kind) return undefined;
  // What was decided only the portal tells, whatever else got into the ledger
  if (kind.startsWith('waymark-') && input.door !== 'portal') return undefined;
  const { subject, customData } = input.event;
  return {
    source: input.source,
    id: input.id,
    kind,
    time: input.time,
    fine: fineDigits(input.event.context.timestamp),
    model: input.model,
    subjectId: subject.id,
    subjectSource: subject.source,
    content: isRecord(subject.content) ? subject.content : {},
    data: new WaymarkReader(
      isRecord(customData) ? customData.waymark : undefined,
    ),
  };
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `content.<field>.id`, as CDEvents writes references */
export function referenceId(
  content: Record<string, unknown>,
  field: string,
): string | undefined {
  const reference = content[field];
  return isRecord(reference) ? text(reference.id) : undefined;
}
