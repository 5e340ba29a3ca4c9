import { generateEvents, type RecordedEvent } from 'waymark-cli';

const DAYS = 400;
const DAY = 86_400_000;

/** Delivery until now of the middling of some models, its latest events apart. */
export function makeHistory(latest: number): {
  history: RecordedEvent[];
  coming: RecordedEvent[];
} {
  const from = Date.now() - DAYS * DAY;
  const options = { models: 50, days: DAYS, seed: 'under test', from };
  const byModel = new Map<string, RecordedEvent[]>();
  for (const event of generateEvents(options)) {
    const { model } = event.data.customData!.waymark!;
    byModel.set(model!, [...(byModel.get(model!) ?? []), event]);
  }
  const histories = [...byModel.values()].sort((a, b) => a.length - b.length);
  const events = histories[Math.floor(histories.length / 2)];
  return {
    history: events.slice(0, -latest),
    coming: events.slice(-latest),
  };
}
