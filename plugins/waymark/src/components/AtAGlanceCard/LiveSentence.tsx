import Typography from '@material-ui/core/Typography';
import type { Entity } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import type { ModelDetail } from 'backstage-plugin-waymark-common';
import { formatSince } from '../../format';
import { RelativeTime } from '../common';
import { endpointOf } from './endpointOf';

export type LiveSentenceProps = { entity: Entity; live: ModelDetail['live'] };

/** "live: version 7 in production since Tuesday", a line per production environment. */
export function LiveSentence(props: LiveSentenceProps) {
  const { entity, live } = props;
  const production = live.filter(({ tier }) => tier === 'production');
  if (production.length === 0) {
    const elsewhere = live.map(
      ({ version, environment }) => `${version} in ${environment}`,
    );
    return (
      <Typography>
        Not in production
        {elsewhere.length > 0 && `; live: ${elsewhere.join(', ')}`}
      </Typography>
    );
  }
  return (
    <Typography component="div">
      {production.map(({ environment, version, since }) => {
        const endpoint = endpointOf(entity, environment);
        return (
          <div key={environment}>
            live: <strong>version {version}</strong> in {environment} since{' '}
            <RelativeTime at={since}>{formatSince(since)}</RelativeTime>
            {endpoint && (
              <>
                {' · '}
                <Link to={endpoint} underline="always">
                  endpoint
                </Link>
              </>
            )}
          </div>
        );
      })}
    </Typography>
  );
}
