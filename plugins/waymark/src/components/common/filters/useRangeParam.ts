import type { WindowOptions } from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import { useSearchParams } from 'react-router-dom';
import type { DeliveryWindow } from './deliveryWindows';
import { useWindowParam } from './useWindowParam';

/** Days of the viewer's zone, `2026-03-01`; both belong to the range. */
export type DayRange = { from: string; to: string };

/** The time that figures are asked for, kept in the URL. */
export type AskedTime = {
  /** The standard window chosen; none while a range is */
  window?: DeliveryWindow;
  range?: DayRange;
  /** As the API takes it */
  asked: WindowOptions;
  setWindow(window: DeliveryWindow): void;
  setRange(range: DayRange): void;
};

/** A standard window, or any days from one to another. */
export function useRangeParam(): AskedTime {
  const [window] = useWindowParam();
  const [params, setParams] = useSearchParams();
  const change = (values: Partial<DayRange & { window: string }>) =>
    setParams(
      previous => {
        const next = new URLSearchParams(previous);
        for (const name of ['from', 'to', 'window']) next.delete(name);
        for (const [name, value] of Object.entries(values)) {
          next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  const range = { from: params.get('from') ?? '', to: params.get('to') ?? '' };
  const asked = toInstants(range);
  return {
    ...(asked ? { range, asked } : { window, asked: { window } }),
    setWindow: chosen => change({ window: chosen }),
    setRange: change,
  };
}

/** From the first day's beginning to the last day's end; undefined for no range. */
export function toInstants({ from, to }: DayRange): WindowOptions | undefined {
  const first = DateTime.fromISO(from).startOf('day');
  const end = DateTime.fromISO(to).startOf('day').plus({ days: 1 });
  if (!first.isValid || !end.isValid || first >= end) return undefined;
  return { from: first.toUTC().toISO(), to: end.toUTC().toISO() };
}
