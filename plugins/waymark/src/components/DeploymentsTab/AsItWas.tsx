import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { LiveVersion } from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import { formatExact } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { useModelQuery } from '../../queries';
import {
  CardState,
  EnvironmentLabel,
  MomentField,
  PersonOrGroup,
  RelativeTime,
  Skeleton,
} from '../common';
import { useUrlParam } from '../common/filters/useUrlParam';

const useStyles = makeStyles(theme => ({
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  list: { listStyle: 'none', margin: theme.spacing(1, 0), padding: 0 },
}));

/** The model whose past is looked up. */
export type AsItWasProps = { modelRef: string };

/** What served at a moment one chooses, kept in the URL. */
export function AsItWas(props: AsItWasProps) {
  const [at, setAt] = useUrlParam('at');
  const classes = useStyles();
  const moment = at ? DateTime.fromISO(at) : undefined;
  const t = useTranslate();
  return (
    <section aria-label={t('deployments.asItWas.label')}>
      <div className={classes.controls}>
        <MomentField
          id="waymark-as-it-was"
          label={t('deployments.asItWas.at')}
          value={at}
          onChange={setAt}
        />
      </div>
      {moment?.isValid && at && <LiveAt modelRef={props.modelRef} at={at} />}
    </section>
  );
}

/** Who let the version pass, or that nobody did. */
function ApprovedBy({ approval }: Pick<LiveVersion, 'approval'>) {
  const t = useTranslate();
  if (!approval) return <>{t('deployments.asItWas.notApproved')}</>;
  return t('deployments.asItWas.approved', {
    person: <PersonOrGroup name={approval.responder ?? approval.source} />,
    when: <RelativeTime at={approval.at} />,
  });
}

function LiveAt(props: { modelRef: string; at: string }) {
  const { modelRef, at } = props;
  const t = useTranslate();
  const classes = useStyles();
  const data = useModelQuery(modelRef, 'getLive', { at });
  return (
    <CardState
      data={data}
      what={t('deployments.asItWas.what')}
      skeleton={<Skeleton height={48} />}
    >
      {({ items }) => (
        <>
          <Typography variant="subtitle1" component="h3">
            {t('deployments.asItWas.on', { moment: formatExact(at) })}
          </Typography>
          {items.length === 0 ? (
            <Typography color="textSecondary">
              {t('deployments.asItWas.nothing')}
            </Typography>
          ) : (
            <ul
              className={classes.list}
              aria-label={t('deployments.asItWas.list')}
            >
              {items.map(live => (
                <li key={live.environment}>
                  <ServedThere live={live} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </CardState>
  );
}

function ServedThere({ live }: { live: LiveVersion }) {
  const t = useTranslate();
  const { version, since, approval } = live;
  const environment = (
    <EnvironmentLabel environment={live.environment} tier={live.tier} />
  );
  if (!version) return t('deployments.asItWas.nothingServed', { environment });
  return (
    <>
      {since
        ? t('deployments.asItWas.served', {
            environment,
            version,
            since: <RelativeTime at={since} />,
          })
        : t('deployments.asItWas.servedAlways', { environment, version })}
      <ApprovedBy approval={approval} />
    </>
  );
}
