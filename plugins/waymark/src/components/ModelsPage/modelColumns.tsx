import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import WarningIcon from '@material-ui/icons/WarningOutlined';
import type { ModelSummary } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translation';
import { formatDuration } from '../../format';
import { waymarkPalette } from '../../palette';
import {
  type Column,
  LevelChip,
  RelativeTime,
  Sparkline,
  TierChip,
} from '../common';
import { attentionWords } from '../common/attentionWords';
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
  t: Translate,
  classes: ModelColumnClasses,
): Column<ModelSummary>[] {
  return [
    {
      title: t('models.column.model'),
      sort: 'name',
      className: classes.name,
      cell: model => <ModelName model={model} />,
    },
    {
      title: t('models.column.riskTier'),
      sort: 'tier',
      hint: t('models.column.controlsHint'),
      cell: model => (
        <>
          <TierChip tier={model.tier} />
          <Controls model={model} />
        </>
      ),
    },
    {
      title: t('models.column.inProduction'),
      sort: 'deployed',
      className: classes.live,
      cell: ({ live }) => <InProduction live={live} />,
    },
    {
      title: t('models.column.maturity'),
      sort: 'level',
      cell: ({ level }) => <LevelChip level={level} short />,
    },
    {
      title: t('models.column.bands'),
      hint: t('models.column.bandsHint'),
      cell: ({ figures }) => <BandSquares figures={figures} />,
    },
    {
      title: t('models.column.deployments'),
      hint: t('models.column.deploymentsHint'),
      cell: ({ deployments90d }) => (
        <Sparkline
          width={72}
          values={deployments90d}
          label={deploymentsLabel(t, deployments90d)}
        />
      ),
    },
    {
      title: t('models.column.trainingData'),
      className: classes.live,
      cell: ({ freshness }) =>
        freshness === null ? (
          <Typography variant="body2" color="textSecondary">
            {t('models.noData')}
          </Typography>
        ) : (
          t('models.old', { age: formatDuration(freshness) })
        ),
    },
    {
      title: t('models.column.attention'),
      className: classes.attention,
      cell: ({ attention }) => <Attention attention={attention} />,
    },
  ];
}

function InProduction(props: Pick<ModelSummary, 'live'>) {
  const t = useTranslate();
  const production = props.live.filter(live => live.tier === 'production');
  if (production.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('models.notInProduction')}
      </Typography>
    );
  }
  return (
    <>
      {production.map(live => (
        <div key={live.environment}>
          {production.length > 1
            ? t('models.versionIn', {
                version: live.version,
                environment: live.environment,
              })
            : live.version}
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
  const t = useTranslate();
  const { band } = waymarkPalette(useTheme());
  return (
    <>
      {controls && (
        <Typography variant="caption" color="textSecondary" component="div">
          {t('models.controls', {
            met: String(controls.met),
            total: String(controls.total),
          })}
        </Typography>
      )}
      {deniedIn.length > 0 && (
        <Typography
          variant="caption"
          component="div"
          style={{ color: band.low.text }}
        >
          {t('models.deniedIn', { environments: deniedIn.join(', ') })}
        </Typography>
      )}
    </>
  );
}

/** The first reason in words, the others on hover. */
function Attention(props: Pick<ModelSummary, 'attention'>) {
  const t = useTranslate();
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
      {attentionWords(t, first)}
      {others.length > 0 && (
        <Typography
          variant="caption"
          color="textSecondary"
          className={classes.more}
          title={others.map(each => attentionWords(t, each)).join('\n')}
        >
          {t('models.more', { count: others.length })}
        </Typography>
      )}
    </>
  );
}

function deploymentsLabel(t: Translate, weeks: readonly number[]): string {
  const total = weeks.reduce((sum, count) => sum + count, 0);
  const latest = weeks.at(-1) ?? 0;
  return t('models.deployments', {
    count: weeks.length,
    total: String(total),
    latest: String(latest),
  });
}
