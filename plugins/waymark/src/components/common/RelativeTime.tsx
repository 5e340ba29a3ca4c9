import { useReducer } from 'react';
import useInterval from 'react-use/esm/useInterval';
import Tooltip from '@material-ui/core/Tooltip';
import { formatExact, formatRelative } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';

const REDRAW_MS = 30_000;

export type RelativeTimeProps = {
  /** ISO 8601 */
  at: string;
  /** Other words than "3 hours ago" for the same instant */
  children?: string;
};

/** An instant as people say it, with the exact one on hover. */
export function RelativeTime(props: RelativeTimeProps) {
  const { at, children } = props;
  const t = useTranslate();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useInterval(redraw, REDRAW_MS);
  return (
    <Tooltip title={formatExact(at)}>
      <time dateTime={at}>{children ?? formatRelative(t, at)}</time>
    </Tooltip>
  );
}
