import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useTranslate } from '../../hooks/useTranslate';
import type { ScatterPoint } from './ScatterWithMedian';

const MOST_NAMED = 5;

/** The points of a chart, newest first. */
export type ScatterFailuresProps = { points: ScatterPoint[] };

/** What failed the latest of them, within reach of the keyboard. */
export function ScatterFailures(props: ScatterFailuresProps) {
  const t = useTranslate();
  const named = props.points.filter(({ cause }) => cause);
  if (named.length === 0) return null;
  return (
    <Typography
      variant="caption"
      component="ul"
      aria-label={t('charts.scatter.failures')}
    >
      {named.slice(0, MOST_NAMED).map(({ key, name, cause }) => (
        <li key={key}>
          <Link to={cause!.to}>
            {t('charts.scatter.failure', { name, cause: cause!.text })}
          </Link>
        </li>
      ))}
      {named.length > MOST_NAMED && (
        <li>
          {t('charts.scatter.more', { count: named.length - MOST_NAMED })}
        </li>
      )}
    </Typography>
  );
}
