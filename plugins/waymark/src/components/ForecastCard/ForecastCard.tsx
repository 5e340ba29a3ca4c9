import type { ReactNode } from 'react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Forecast } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { useModelQuery } from '../../queries';
import { RangeBar } from '../charts/RangeBar';
import { CardState, Skeleton } from '../common';
import { DefinitionLink } from '../Definition/DefinitionLink';
import { horizonWords, leadTimeWords } from './forecastWords';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: { marginBottom: theme.spacing(2) },
  section: { marginTop: theme.spacing(2) },
}));

/** Releases and lead times to expect of a model, from its own past. */
export function ForecastCard(props: { modelRef: string }) {
  const { modelRef } = props;
  const t = useTranslate();
  const data = useModelQuery(modelRef, 'getForecast');
  return (
    <EntityInfoCard title={t('forecast.title')}>
      <CardState
        data={data}
        what={t('forecast.what')}
        skeleton={<Skeleton height={200} />}
      >
        {forecast => <ForecastText forecast={forecast} />}
      </CardState>
    </EntityInfoCard>
  );
}

function ForecastText(props: { forecast: Forecast }) {
  const { releases, leadTime, basis } = props.forecast;
  const t = useTranslate();
  const classes = useStyles();
  const max = Math.max(
    0,
    ...releases.horizons.flatMap(({ intervals }) =>
      intervals.map(({ high }) => high),
    ),
  );
  return (
    <>
      {releases.reason && (
        <None>{t('forecast.noReleases', { reason: releases.reason })}</None>
      )}
      <ul className={classes.list} aria-label={t('forecast.releases')}>
        {releases.horizons.map(horizon => (
          <li key={horizon.days} className={classes.item}>
            <Typography variant="body2">{horizonWords(t, horizon)}</Typography>
            <RangeBar
              max={max}
              mark={horizon.expected}
              ranges={[...horizon.intervals]
                .reverse()
                .map(({ low, high }, index) => ({
                  from: low,
                  to: high,
                  filled: index > 0,
                }))}
            />
          </li>
        ))}
      </ul>
      <Typography variant="subtitle2" component="h3">
        {t('forecast.leadTime')}
      </Typography>
      {leadTime.reason ? (
        <None>{t('forecast.noLeadTimes', { reason: leadTime.reason })}</None>
      ) : (
        leadTimeWords(t, leadTime).map(line => (
          <Typography key={line} variant="body2">
            {line}
          </Typography>
        ))
      )}
      <Typography
        className={classes.section}
        variant="caption"
        color="textSecondary"
        component="p"
      >
        {t('forecast.basis', {
          releases: String(basis.releases),
          weeks: String(basis.weeks),
        })}{' '}
        <DefinitionLink id="forecast">
          {t('forecast.howComputed')}
        </DefinitionLink>
      </Typography>
    </>
  );
}

function None(props: { children: ReactNode }) {
  return (
    <Typography variant="body2" color="textSecondary">
      {props.children}
    </Typography>
  );
}
