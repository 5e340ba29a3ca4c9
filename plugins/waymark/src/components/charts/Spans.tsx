import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import IncidentIcon from '@material-ui/icons/ReportProblemOutlined';
import RollbackIcon from '@material-ui/icons/Undo';
import { DateTime } from 'luxon';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useTranslate } from '../../hooks/useTranslate';
import { ChartFrame, ChartFrameProps } from './ChartFrame';
import { useSpansStyles } from './useSpansStyles';

/** A version serving for a while. Times are epoch milliseconds. */
export type Span = {
  key: string;
  label: string;
  from: number;
  to: number;
  failed: boolean;
  /** All of it in words, for tooltip and screen reader */
  detail: string;
  /** Where in the portal it leads */
  href?: string;
};

/** Something that happened, at an instant or over a while. */
export type Mark = {
  key: string;
  kind: 'failure' | 'incident' | 'rollback';
  at: number;
  detail: string;
  /** Where in the portal it leads */
  href?: string;
};

/** One row of the timeline. */
export type Lane = {
  key: string;
  name: string;
  caption: string;
  spans: Span[];
  marks: Mark[];
};

/** Versions as spans, a lane each place they serve, with what went wrong marked. */
export type SpansProps = Pick<
  ChartFrameProps,
  'title' | 'axes' | 'summary' | 'table'
> & {
  /** Epoch milliseconds */
  from: number;
  /** Epoch milliseconds */
  to: number;
  lanes: Lane[];
};

const TICKS = 5;
/** Pixels; what happens at once stands one above the other */
const MARK_ROW = 22;

const markIcons = {
  failure: ErrorIcon,
  incident: IncidentIcon,
  rollback: RollbackIcon,
};

export function Spans(props: SpansProps) {
  const { from, to, lanes, ...frame } = props;
  const t = useTranslate();
  const classes = useSpansStyles();
  const share = (at: number) =>
    (100 * (Math.min(Math.max(at, from), to) - from)) / (to - from);
  const ticks = Array.from(
    { length: TICKS },
    (_, index) => from + ((to - from) * index) / (TICKS - 1),
  );
  const hours = to - from < 3 * 86_400_000;
  return (
    <ChartFrame {...frame} interactive>
      {lanes.map(lane => (
        <div key={lane.key} className={classes.lane}>
          <div className={classes.laneName}>
            <Typography variant="body2">{lane.name}</Typography>
            <Typography variant="caption" color="textSecondary">
              {lane.caption}
            </Typography>
          </div>
          <ul
            className={classes.track}
            style={{ paddingTop: kindsOf(lane).length * MARK_ROW }}
            aria-label={t('charts.timelineOf', { name: lane.name })}
          >
            {lane.spans.map(span => (
              <Tooltip key={span.key} title={span.detail}>
                <li
                  className={span.failed ? classes.failedSpan : classes.span}
                  style={{
                    left: `${share(span.from)}%`,
                    width: `${share(span.to) - share(span.from)}%`,
                  }}
                  {...itemProps(span)}
                >
                  <Way href={span.href} detail={span.detail}>
                    {span.label}
                  </Way>
                </li>
              </Tooltip>
            ))}
            {lane.marks.map(mark => {
              const Icon = markIcons[mark.kind];
              return (
                <Tooltip key={mark.key} title={mark.detail}>
                  <li
                    className={classes[mark.kind]}
                    style={{
                      left: `${share(mark.at)}%`,
                      top: kindsOf(lane).indexOf(mark.kind) * MARK_ROW,
                    }}
                    {...itemProps(mark)}
                  >
                    <Way href={mark.href} detail={mark.detail}>
                      <Icon fontSize="small" />
                    </Way>
                  </li>
                </Tooltip>
              );
            })}
          </ul>
        </div>
      ))}
      <div className={classes.ticks} aria-hidden>
        {ticks.map(tick => (
          <Typography key={tick} variant="caption" color="textSecondary">
            {DateTime.fromMillis(tick).toFormat(
              hours ? 'd LLL HH:mm' : 'd LLL',
            )}
          </Typography>
        ))}
      </div>
      <div className={classes.legend} aria-hidden>
        {(['failure', 'incident', 'rollback'] as const).map(kind => {
          const Icon = markIcons[kind];
          return (
            <Typography key={kind} variant="caption" color="textSecondary">
              <Icon fontSize="inherit" /> {t(`charts.mark.${kind}`)}
            </Typography>
          );
        })}
      </div>
    </ChartFrame>
  );
}

// Tooltips must open by keyboard too; what leads somewhere has a link for that
function itemProps({ href, detail }: { href?: string; detail: string }) {
  return href ? {} : { tabIndex: 0, 'aria-label': detail };
}

function Way(props: { href?: string; detail: string; children: ReactNode }) {
  const { href, detail, children } = props;
  const classes = useSpansStyles();
  return href ? (
    <Link to={href} aria-label={detail} className={classes.way}>
      {children}
    </Link>
  ) : (
    <>{children}</>
  );
}

function kindsOf(lane: Lane): Mark['kind'][] {
  return (['failure', 'incident', 'rollback'] as const).filter(kind =>
    lane.marks.some(mark => mark.kind === kind),
  );
}
