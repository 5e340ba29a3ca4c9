import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { ScatterPoint } from './ScatterWithMedian';

const MOST_NAMED = 5;

/** The points of a chart, newest first. */
export type ScatterFailuresProps = { points: ScatterPoint[] };

/** What failed the latest of them, within reach of the keyboard. */
export function ScatterFailures(props: ScatterFailuresProps) {
  const named = props.points.filter(({ cause }) => cause);
  if (named.length === 0) return null;
  return (
    <Typography variant="caption" component="ul" aria-label="Failed">
      {named.slice(0, MOST_NAMED).map(({ key, name, cause }) => (
        <li key={key}>
          <Link to={cause!.to}>
            {name} failed: {cause!.text}
          </Link>
        </li>
      ))}
      {named.length > MOST_NAMED && (
        <li>and {named.length - MOST_NAMED} more, in the table</li>
      )}
    </Typography>
  );
}
