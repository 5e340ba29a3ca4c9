import Typography from '@material-ui/core/Typography';
import type { Entity } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import type { ModelDetail } from 'backstage-plugin-waymark-common';
import { formatSince } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { RelativeTime } from '../common';
import { endpointOf } from './endpointOf';

export type LiveSentenceProps = { entity: Entity; live: ModelDetail['live'] };

/** "live: version 7 in production since Tuesday", a line per production environment. */
export function LiveSentence(props: LiveSentenceProps) {
  const { entity, live } = props;
  const t = useTranslate();
  const production = live.filter(({ tier }) => tier === 'production');
  if (production.length === 0) {
    const elsewhere = live.map(({ version, environment }) =>
      t('atAGlance.versionIn', { version, environment }),
    );
    return (
      <Typography>
        {elsewhere.length > 0
          ? t('atAGlance.liveElsewhere', { versions: elsewhere.join(', ') })
          : t('atAGlance.notInProduction')}
      </Typography>
    );
  }
  return (
    <Typography component="div">
      {production.map(({ environment, version, since }) => {
        const endpoint = endpointOf(entity, environment);
        return (
          <div key={environment}>
            {t('atAGlance.liveSince', {
              environment,
              version: <strong>{t('atAGlance.version', { version })}</strong>,
              since: (
                <RelativeTime at={since}>{formatSince(since)}</RelativeTime>
              ),
            })}
            {endpoint && (
              <>
                {' · '}
                <Link to={endpoint} underline="always">
                  {t('atAGlance.endpoint')}
                </Link>
              </>
            )}
          </div>
        );
      })}
    </Typography>
  );
}
