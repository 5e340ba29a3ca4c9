import type { LifecycleService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { EventsService } from '@backstage/plugin-events-node';
import type { EventTranslator } from 'backstage-plugin-waymark-node';
import { readTopics } from './readTopics';
import { TopicReceiver, type TopicReceiverOptions } from './TopicReceiver';

/**
 * Listens to the topics of `waymark.topics`. Replicas subscribe under one id,
 * so that each event is taken by one of them.
 *
 * @throws InputError when the configuration is wrong
 */
export async function subscribeTopics(
  options: Omit<TopicReceiverOptions, 'routes' | 'stopping'> & {
    config: Config;
    eventsService: EventsService;
    lifecycle: LifecycleService;
    translators: EventTranslator[];
  },
): Promise<void> {
  const routes = readTopics(options.config, options.translators);
  if (routes.length === 0) return;
  const stop = new AbortController();
  options.lifecycle.addShutdownHook(() => stop.abort());
  const receiver = TopicReceiver.create({
    ...options,
    routes,
    stopping: stop.signal,
  });
  await options.eventsService.subscribe({
    id: 'topics',
    topics: routes.map(({ topic }) => topic),
    onEvent: event => receiver.receive(event),
  });
}
