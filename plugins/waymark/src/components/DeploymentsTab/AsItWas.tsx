import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { LiveVersion } from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import { formatExact } from '../../format';
import { useModelQuery } from '../../queries';
import {
  CardState,
  EnvironmentLabel,
  MomentField,
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
  return (
    <section aria-label="As it was">
      <div className={classes.controls}>
        <MomentField
          id="waymark-as-it-was"
          label="As it was at"
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
  if (!approval) return <>, no approval was reported</>;
  return (
    <>
      {', approved by '}
      {approval.responder ?? approval.source} <RelativeTime at={approval.at} />
    </>
  );
}

function LiveAt(props: { modelRef: string; at: string }) {
  const { modelRef, at } = props;
  const classes = useStyles();
  const data = useModelQuery(modelRef, 'getLive', { at });
  return (
    <CardState
      data={data}
      what="what served then"
      skeleton={<Skeleton height={48} />}
    >
      {({ items }) => (
        <>
          <Typography variant="subtitle1" component="h3">
            On {formatExact(at)}
          </Typography>
          {items.length === 0 ? (
            <Typography color="textSecondary">
              Nothing had been deployed yet.
            </Typography>
          ) : (
            <ul className={classes.list} aria-label="What served then">
              {items.map(live => (
                <li key={live.environment}>
                  <EnvironmentLabel
                    environment={live.environment}
                    tier={live.tier}
                  />{' '}
                  {live.version ?? 'nothing'}
                  {live.since && (
                    <>
                      {', there since '}
                      <RelativeTime at={live.since} />
                    </>
                  )}
                  {live.version && <ApprovedBy approval={live.approval} />}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </CardState>
  );
}
