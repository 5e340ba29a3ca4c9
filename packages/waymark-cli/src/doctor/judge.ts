import type { Rebuild, Source } from 'backstage-plugin-waymark-common';
import type { Finding } from './Finding';

const MANY_MODELS = 100;
const SECOND = 1000;

/** Event times far from the portal's own make windows miss events. */
export function judgeClock(date: string | null, now: number): Finding {
  const there = Date.parse(date ?? '');
  if (Number.isNaN(there)) {
    return { state: 'warn', what: 'the portal does not tell its time' };
  }
  const seconds = Math.round(Math.abs(now - there) / SECOND);
  if (seconds <= 5) return { state: 'ok', what: 'the clocks agree' };
  return {
    state: seconds > 60 ? 'fail' : 'warn',
    what: `this clock and the portal’s are ${seconds} s apart`,
    advice: 'Set both by NTP: events carry the sender’s time',
  };
}

/** A backlog that stays says that folds fail or do not keep up. */
export function judgeBacklog({ state, backlog }: Rebuild): Finding {
  if (backlog === 0) {
    return { state: 'ok', what: 'the figures include every event' };
  }
  const what = `the figures of ${backlog} models wait for events to be included`;
  if (state === 'running') return { state: 'ok', what: `${what}: a rebuild` };
  return backlog < MANY_MODELS
    ? { state: 'ok', what }
    : {
        state: 'warn',
        what,
        advice:
          'Ask again in a minute; if it stays, look for “Could not bring figures up to date” in the backend’s log',
      };
}

/** Sources that should be heard of and are not. */
export function judgeSources(sources: Source[]): Finding {
  const silent = sources.filter(({ state }) => state === 'silent');
  if (silent.length === 0) {
    return { state: 'ok', what: 'no source is silent' };
  }
  const names = silent.slice(0, 5).map(({ name }) => name);
  return {
    state: 'warn',
    what: `${silent.length} of ${
      sources.length
    } sources are silent: ${names.join(', ')}${
      silent.length > names.length ? ', …' : ''
    }`,
    advice: 'Look at their pipelines, or revoke the tokens nobody uses',
  };
}
