import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import WarningIcon from '@material-ui/icons/WarningOutlined';
import type { ModelSummary } from 'backstage-plugin-waymark-common';
import { formatDuration } from '../../format';
import { waymarkPalette } from '../../palette';
import {
  type Column,
  LevelChip,
  RelativeTime,
  Sparkline,
  TierChip,
} from '../common';
import { BandSquares } from './BandSquares';
import { ModelName } from './ModelName';

const useStyles = makeStyles(theme => ({
  warning: {
    marginRight: theme.spacing(0.5),
    verticalAlign: 'text-bottom',
  },
  more: { marginLeft: theme.spacing(0.5) },
}));

/** Class names of columns that need a width of their own. */
export type ModelColumnClasses = Record<'name' | 'live' | 'attention', string>;

/** What the list tells of a model, the last column what needs attention. */
export function modelColumns(
  classes: ModelColumnClasses,
): Column<ModelSummary>[] {
  return [
    {
      title: 'Model',
      sort: 'name',
      className: classes.name,
      cell: model => <ModelName model={model} />,
    },
    {
      title: 'Risk tier',
      sort: 'tier',
      cell: ({ tier }) => <TierChip tier={tier} />,
    },
    {
      title: 'In production',
      sort: 'deployed',
      className: classes.live,
      cell: ({ live }) => <InProduction live={live} />,
    },
    {
      title: 'Maturity',
      sort: 'level',
      cell: ({ level }) => <LevelChip level={level} short />,
    },
    {
      title: 'Risk controls',
      sort: 'controls',
      hint: 'Satisfied of those the model owes by its tier; and whether it serves against a gate’s decision',
      cell: model => <Controls model={model} />,
    },
    {
      title: 'DORA bands',
      hint: 'Left to right: deployment frequency, change lead time, change fail rate, failed deployment recovery time, deployment rework rate; over 90 days',
      cell: ({ figures }) => <BandSquares figures={figures} />,
    },
    {
      title: 'Deployments',
      hint: 'In production, a week, over 13 weeks',
      cell: ({ deployments90d }) => (
        <Sparkline
          width={72}
          values={deployments90d}
          label={deploymentsLabel(deployments90d)}
        />
      ),
    },
    {
      title: 'Training data',
      className: classes.live,
      cell: ({ freshness }) =>
        freshness === null ? (
          <Typography variant="body2" color="textSecondary">
            No data
          </Typography>
        ) : (
          `${formatDuration(freshness)} old`
        ),
    },
    {
      title: 'Needs attention',
      className: classes.attention,
      cell: ({ attention }) => <Attention attention={attention} />,
    },
  ];
}

function InProduction(props: Pick<ModelSummary, 'live'>) {
  const production = props.live.filter(live => live.tier === 'production');
  if (production.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        not in production
      </Typography>
    );
  }
  return (
    <>
      {production.map(live => (
        <div key={live.environment}>
          {live.version}
          {production.length > 1 && ` in ${live.environment}`}
          <Typography variant="caption" color="textSecondary" component="div">
            <RelativeTime at={live.since} />
          </Typography>
        </div>
      ))}
    </>
  );
}

function Controls(props: { model: ModelSummary }) {
  const { controls, deniedIn } = props.model;
  const { band } = waymarkPalette(useTheme());
  return (
    <>
      {controls ? `${controls.met} of ${controls.total}` : '–'}
      {deniedIn.length > 0 && (
        <Typography
          variant="caption"
          component="div"
          style={{ color: band.low.text }}
        >
          denied in {deniedIn.join(', ')}
        </Typography>
      )}
    </>
  );
}

/** The first reason in words, the others on hover. */
function Attention(props: Pick<ModelSummary, 'attention'>) {
  const [first, ...others] = props.attention;
  const classes = useStyles();
  const { band } = waymarkPalette(useTheme());
  if (!first) return null;
  return (
    <>
      <WarningIcon
        aria-hidden
        fontSize="inherit"
        className={classes.warning}
        style={{ color: band.medium.text }}
      />
      {first.text}
      {others.length > 0 && (
        <Typography
          variant="caption"
          color="textSecondary"
          className={classes.more}
          title={others.map(({ text }) => text).join('\n')}
        >
          and {others.length} more
        </Typography>
      )}
    </>
  );
}

function deploymentsLabel(weeks: readonly number[]): string {
  const total = weeks.reduce((sum, count) => sum + count, 0);
  const latest = weeks.at(-1) ?? 0;
  return `${total} production deployments in ${weeks.length} weeks, ${latest} in the latest`;
}
