import { InfoCard } from '@backstage/core-components';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type {
  MaturityTrend,
  RiskTierName,
} from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { useTranslate } from '../../hooks/useTranslate';
import { useWaymarkQuery } from '../../queries';
import { SharesOverTime } from '../charts/SharesOverTime';
import { CardState, Skeleton } from '../common';
import { useUrlParam } from '../common/filters/useUrlParam';

/** Whose trend: the models that the page's filters leave. */
export type LevelTrendProps = {
  framework: string;
  owner?: string;
  system?: string;
  tier?: RiskTierName;
};

/** Which share of models stood at each level, month by month or week by week. */
export function LevelTrend(props: LevelTrendProps) {
  const { framework, owner, system, tier } = props;
  const t = useTranslate();
  const [param, setParam] = useUrlParam('trend');
  const bucket = param === 'week' ? 'week' : 'month';
  const data = useWaymarkQuery('models', 'getMaturityTrend', {
    framework,
    bucket,
    owner,
    system,
    tier,
  });
  return (
    <InfoCard
      title={t('maturity.trend.title')}
      action={
        <TextField
          select
          id="waymark-trend-bucket"
          label={t('maturity.trend.by')}
          value={bucket}
          onChange={event =>
            setParam(event.target.value === 'week' ? 'week' : undefined)
          }
          SelectProps={{ native: true }}
          InputLabelProps={{ shrink: true }}
        >
          <option value="month">{t('maturity.trend.month')}</option>
          <option value="week">{t('maturity.trend.week')}</option>
        </TextField>
      }
    >
      <CardState
        data={data}
        what={t('maturity.trend.what')}
        skeleton={<Skeleton height={260} />}
        isEmpty={({ items }) => items.every(({ models }) => models === 0)}
        empty={
          <Typography color="textSecondary">
            {t('maturity.trend.empty')}
          </Typography>
        }
      >
        {trend => <Chart trend={trend} />}
      </CardState>
    </InfoCard>
  );
}

function Chart({ trend }: { trend: MaturityTrend }) {
  const t = useTranslate();
  const { framework, bucket, items } = trend;
  const recorded = items.filter(({ models }) => models > 0);
  const [first, last] = [recorded[0], recorded[recorded.length - 1]];
  return (
    <>
      <SharesOverTime
        title={t('maturity.trend.chart', {
          framework: framework.title,
          version: String(framework.version),
        })}
        axes={t(`maturity.trend.axes.${bucket}`)}
        summary={t('maturity.trend.summary', {
          first: inWords(t, first, bucket),
          last: inWords(t, last, bucket),
        })}
        parts={framework.levels.map(({ level, title }) => ({
          key: `level-${level}`,
          name: `${level} · ${title}`,
          mark: `${level}`,
        }))}
        periods={items.map(({ from, levels }) => ({
          label: labelOf(from, bucket),
          counts: Object.fromEntries(
            levels.map(({ level, models }) => [`level-${level}`, models]),
          ),
        }))}
      />
      <Typography variant="caption" color="textSecondary" component="p">
        {t('maturity.trend.note', { version: String(framework.version) })}
      </Typography>
    </>
  );
}

type Period = MaturityTrend['items'][number];

function inWords(
  t: Translate,
  period: Period,
  bucket: MaturityTrend['bucket'],
): string {
  const counts = period.levels
    .filter(({ models }) => models > 0)
    .map(({ level, models }) =>
      t('maturity.trend.at', { models: String(models), level: String(level) }),
    );
  return t('maturity.trend.period', {
    period: labelOf(period.from, bucket),
    counts: counts.join(', '),
  });
}

/** Begin of the period, as the UTC calendar has it. */
function labelOf(from: string, bucket: MaturityTrend['bucket']): string {
  return from.slice(0, bucket === 'month' ? 7 : 10);
}
