import { Link } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  FigureOptions,
  MetricId,
  QuickCheck,
  QuickCheckScore,
} from 'backstage-plugin-waymark-common';
import { metricTitle } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { useCachedQuery } from '../../queries';
import { RangeBar } from '../charts/RangeBar';
import { CardState, Skeleton } from '../common';
import { DefinitionLink } from '../Definition/DefinitionLink';
import { useUrlParam } from '../common/filters/useUrlParam';
import { BenchmarkSelect } from './BenchmarkSelect';
import { benchmarkWords, scoreWords } from './scoreWords';

const useStyles = makeStyles(theme => ({
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    padding: theme.spacing(1, 0, 2),
  },
  list: { listStyle: 'none', margin: theme.spacing(1, 0), padding: 0 },
  item: { marginBottom: theme.spacing(1.5) },
}));

/** The model, or the scope of many, and the figures as the page shows them. */
export type QuickCheckCardProps = (
  | { modelRef: string; scope?: undefined }
  | { modelRef?: undefined; scope: string[] }
) & {
  asked: FigureOptions;
};

/** DORA's score of the five figures beside what others score. */
export function QuickCheckCard(props: QuickCheckCardProps) {
  const { modelRef, scope, asked } = props;
  const t = useTranslate();
  const [industry, setIndustry] = useUrlParam('industry');
  const [size, setSize] = useUrlParam('size');
  const options = { ...asked, industry, organizationSize: size };
  const data = useCachedQuery({
    key: ['model', modelRef, 'quickCheck', scope, options],
    load: api =>
      scope
        ? api.getRollupQuickCheck({ ...options, scope })
        : api.getQuickCheck(modelRef, options),
  });
  const classes = useStyles();
  return (
    <EntityInfoCard title={t('quickCheck.title')}>
      <CardState
        data={data}
        what={t('quickCheck.what')}
        skeleton={<Skeleton height={360} />}
      >
        {check => (
          <>
            <div className={classes.controls}>
              <BenchmarkSelect
                id="waymark-industry"
                label={t('quickCheck.industry')}
                choices={check.choices.industry}
                value={check.chosen.industry}
                onChange={setIndustry}
              />
              <BenchmarkSelect
                id="waymark-organization-size"
                label={t('quickCheck.organizationSize')}
                choices={check.choices.organizationSize}
                value={check.chosen.organizationSize}
                onChange={setSize}
              />
            </div>
            <Scores check={check} />
          </>
        )}
      </CardState>
    </EntityInfoCard>
  );
}

function Scores(props: { check: QuickCheck }) {
  const { metrics, overall, source } = props.check;
  const t = useTranslate();
  const classes = useStyles();
  return (
    <>
      <ul className={classes.list} aria-label={t('quickCheck.scores')}>
        <Score title={t('quickCheck.overall')} score={overall} />
        {(Object.keys(metrics) as MetricId[]).map(id => (
          <Score key={id} title={metricTitle(t, id)} score={metrics[id]!} />
        ))}
      </ul>
      <Typography variant="caption" color="textSecondary" component="p">
        {t('quickCheck.legend', {
          source: (
            <Link to={source.url} underline="always">
              {source.title}
            </Link>
          ),
        })}{' '}
        <DefinitionLink id="quick-check">
          {t('quickCheck.howScored')}
        </DefinitionLink>
      </Typography>
    </>
  );
}

function Score(props: { title: string; score: QuickCheckScore }) {
  const { title, score } = props;
  const t = useTranslate();
  const classes = useStyles();
  const [{ mean, sd }] = score.benchmarks;
  return (
    <li className={classes.item}>
      <Typography variant="subtitle2" component="h3">
        {title}: {scoreWords(t, score)}
      </Typography>
      <RangeBar
        max={10}
        value={score.score ?? undefined}
        ranges={sd === null ? [] : [{ from: mean - sd, to: mean + sd }]}
        mark={mean}
      />
      <Typography variant="body2" color="textSecondary">
        {score.answer
          ? t('quickCheck.answered', {
              answer: score.answer,
              others: benchmarkWords(score.benchmarks),
            })
          : t('quickCheck.others', {
              others: benchmarkWords(score.benchmarks),
            })}
      </Typography>
    </li>
  );
}
