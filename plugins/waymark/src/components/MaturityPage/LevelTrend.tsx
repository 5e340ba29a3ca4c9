import { InfoCard } from '@backstage/core-components';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type {
  MaturityTrend,
  RiskTierName,
} from 'backstage-plugin-waymark-common';
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
      title="Trend"
      action={
        <TextField
          select
          id="waymark-trend-bucket"
          label="By"
          value={bucket}
          onChange={event =>
            setParam(event.target.value === 'week' ? 'week' : undefined)
          }
          SelectProps={{ native: true }}
          InputLabelProps={{ shrink: true }}
        >
          <option value="month">month</option>
          <option value="week">week</option>
        </TextField>
      }
    >
      <CardState
        data={data}
        what="the trend of levels"
        skeleton={<Skeleton height={260} />}
        isEmpty={({ items }) => items.every(({ models }) => models === 0)}
        empty={
          <Typography color="textSecondary">
            No level is recorded yet by this version of the framework. The first
            is within a minute, and each change after it.
          </Typography>
        }
      >
        {trend => <Chart trend={trend} />}
      </CardState>
    </InfoCard>
  );
}

function Chart({ trend }: { trend: MaturityTrend }) {
  const { framework, bucket, items } = trend;
  const recorded = items.filter(({ models }) => models > 0);
  const [first, last] = [recorded[0], recorded[recorded.length - 1]];
  return (
    <>
      <SharesOverTime
        title={`Models by level, ${framework.title} ${framework.version}`}
        axes={`Share of models at the end of each ${bucket}, UTC`}
        summary={`${inWords(first, bucket)}; ${inWords(last, bucket)}.`}
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
        Models there are today, by the levels recorded of version{' '}
        {framework.version}; before the first record of a model it is not
        counted.
      </Typography>
    </>
  );
}

type Period = MaturityTrend['items'][number];

function inWords(period: Period, bucket: MaturityTrend['bucket']): string {
  const counts = period.levels
    .filter(({ models }) => models > 0)
    .map(({ level, models }) => `${models} at ${level}`);
  return `${labelOf(period.from, bucket)}: ${counts.join(', ')}`;
}

/** Begin of the period, as the UTC calendar has it. */
function labelOf(from: string, bucket: MaturityTrend['bucket']): string {
  return from.slice(0, bucket === 'month' ? 7 : 10);
}
