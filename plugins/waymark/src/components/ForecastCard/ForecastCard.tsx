import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Forecast } from 'backstage-plugin-waymark-common';
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
  const data = useModelQuery(modelRef, 'getForecast');
  return (
    <EntityInfoCard title="Forecast">
      <CardState
        data={data}
        what="the forecast"
        skeleton={<Skeleton height={200} />}
      >
        {forecast => <ForecastText forecast={forecast} />}
      </CardState>
    </EntityInfoCard>
  );
}

function ForecastText(props: { forecast: Forecast }) {
  const { releases, leadTime, basis } = props.forecast;
  const classes = useStyles();
  const max = Math.max(
    0,
    ...releases.horizons.flatMap(({ intervals }) =>
      intervals.map(({ high }) => high),
    ),
  );
  return (
    <>
      {releases.reason && <None what="releases" reason={releases.reason} />}
      <ul className={classes.list} aria-label="Releases to expect">
        {releases.horizons.map(horizon => (
          <li key={horizon.days} className={classes.item}>
            <Typography variant="body2">{horizonWords(horizon)}</Typography>
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
        Lead time of a change
      </Typography>
      {leadTime.reason ? (
        <None what="lead times" reason={leadTime.reason} />
      ) : (
        leadTimeWords(leadTime).map(line => (
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
        From {basis.releases} releases in the last {basis.weeks} whole weeks.
        The frame is the 95 % interval, the filled part the 80 % one, the line
        what is expected.{' '}
        <DefinitionLink id="forecast">How it is computed</DefinitionLink>
      </Typography>
    </>
  );
}

function None(props: { what: string; reason: string }) {
  return (
    <Typography variant="body2" color="textSecondary">
      No forecast of {props.what}. {props.reason}.
    </Typography>
  );
}
