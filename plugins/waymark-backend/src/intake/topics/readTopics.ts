import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  parseModelRef,
  type EventTranslator,
} from 'backstage-plugin-waymark-node';
import type { SenderLimits } from '../ingest/IngestService';

const KEY = 'waymark.topics';

/** What the events of one topic are: a vendor's payloads, or CDEvents. */
export type TopicRoute = {
  topic: string;
  /** Undefined for CDEvents */
  translator?: EventTranslator;
  /** What may come in by it; undefined is anything */
  limits?: SenderLimits;
  /** Headers a payload has unless it brings its own; names in lower case */
  headers: Record<string, string>;
};

/**
 * Reads `waymark.topics`.
 *
 * @throws InputError naming the entry that is wrong
 */
export function readTopics(
  config: Config,
  translators: EventTranslator[],
): TopicRoute[] {
  const entries = config.getOptionalConfigArray(KEY) ?? [];
  const routes = entries.map((entry, index): TopicRoute => {
    const headers = entry.getOptional<Record<string, string>>('headers') ?? {};
    return {
      topic: entry.getString('topic'),
      translator: readTranslator(entry, `${KEY}[${index}]`, translators),
      limits: readLimits(entry, `${KEY}[${index}]`),
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name.toLocaleLowerCase('en-US'),
          value,
        ]),
      ),
    };
  });
  for (const [index, { topic }] of routes.entries()) {
    if (routes.findIndex(route => route.topic === topic) !== index) {
      throw new InputError(`${KEY}[${index}].topic is there twice: ${topic}`);
    }
  }
  return routes;
}

function readLimits(entry: Config, place: string): SenderLimits | undefined {
  if (!entry.has('limits')) return undefined;
  const listOf = (name: string) => {
    const list = entry.getOptionalStringArray(`limits.${name}`);
    if (list?.length === 0) {
      throw new InputError(`${place}.limits.${name} lets nothing in`);
    }
    return list;
  };
  try {
    return {
      sources: listOf('sources'),
      models: listOf('models')?.map(parseModelRef),
      types: listOf('types'),
    };
  } catch (error) {
    throw new InputError(`${place}.limits is wrong`, error);
  }
}

function readTranslator(
  entry: Config,
  place: string,
  translators: EventTranslator[],
): EventTranslator | undefined {
  const name = entry.getOptionalString('translator');
  const format = entry.getOptionalString('format');
  if ((name === undefined) === (format === undefined)) {
    throw new InputError(`${place} needs either translator or format`);
  }
  if (format !== undefined && format !== 'cdevents') {
    throw new InputError(`${place}.format must be cdevents`);
  }
  if (name === undefined) return undefined;
  const found = translators.find(({ source }) => source === name);
  if (!found) {
    const known = translators.map(({ source }) => source).join(', ') || 'none';
    throw new InputError(
      `${place}.translator is ${name}, which no installed module speaks; these are: ${known}`,
    );
  }
  return found;
}
