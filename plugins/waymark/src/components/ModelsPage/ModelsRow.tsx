import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import WarningIcon from '@material-ui/icons/WarningOutlined';
import type { ModelSummary } from 'backstage-plugin-waymark-common';
import { formatDuration } from '../../format';
import { waymarkPalette } from '../../palette';
import { LevelChip, RelativeTime, Sparkline, TierChip } from '../common';
import { BandSquares } from './BandSquares';
import { ModelName } from './ModelName';

const useStyles = makeStyles(theme => ({
  name: { minWidth: '9rem' },
  attention: { minWidth: '8rem', maxWidth: '22rem' },
  live: { whiteSpace: 'nowrap' },
  warning: {
    marginRight: theme.spacing(0.5),
    verticalAlign: 'text-bottom',
  },
  more: { marginLeft: theme.spacing(0.5) },
}));

export type ModelsRowProps = { model: ModelSummary };

/** One model in the table. */
export function ModelsRow(props: ModelsRowProps) {
  const { model } = props;
  const classes = useStyles();
  const { band } = waymarkPalette(useTheme());
  const production = model.live.filter(live => live.tier === 'production');
  const [first, ...others] = model.attention;

  return (
    <TableRow hover>
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        className={classes.name}
      >
        <ModelName model={model} />
      </TableCell>
      <TableCell>
        <TierChip tier={model.tier} />
      </TableCell>
      <TableCell className={classes.live}>
        {production.length === 0 && (
          <Typography variant="body2" color="textSecondary">
            not in production
          </Typography>
        )}
        {production.map(live => (
          <div key={live.environment}>
            {live.version}
            {production.length > 1 && ` in ${live.environment}`}
            <Typography variant="caption" color="textSecondary" component="div">
              <RelativeTime at={live.since} />
            </Typography>
          </div>
        ))}
      </TableCell>
      <TableCell>
        <LevelChip level={model.level} short />
      </TableCell>
      <TableCell>
        <BandSquares figures={model.figures} />
      </TableCell>
      <TableCell>
        <Sparkline
          width={72}
          values={model.deployments90d}
          label={deploymentsLabel(model.deployments90d)}
        />
      </TableCell>
      <TableCell className={classes.live}>
        {model.freshness === null ? (
          <Typography variant="body2" color="textSecondary">
            No data
          </Typography>
        ) : (
          `${formatDuration(model.freshness)} old`
        )}
      </TableCell>
      <TableCell className={classes.attention}>
        {first && (
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
        )}
      </TableCell>
    </TableRow>
  );
}

function deploymentsLabel(weeks: readonly number[]): string {
  const total = weeks.reduce((sum, count) => sum + count, 0);
  const latest = weeks.at(-1) ?? 0;
  return `${total} production deployments in ${weeks.length} weeks, ${latest} in the latest`;
}
