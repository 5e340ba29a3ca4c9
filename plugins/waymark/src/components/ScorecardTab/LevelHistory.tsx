import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  LevelChange,
  MaturityFramework,
} from '@waymark/backstage-plugin-waymark-common';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { LevelSteps } from '../charts/LevelSteps';
import { CardState, RelativeTime, Skeleton } from '../common';
import { changeText } from './changeText';

const MONTH = 30 * 86_400_000;

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(4) },
  changes: { paddingLeft: theme.spacing(2.5) },
}));

/** Whose history, in which framework. */
export type LevelHistoryProps = {
  modelRef: string;
  framework: MaturityFramework;
};

/** How a model's level went, and what changed it in the last 30 days. */
export function LevelHistory(props: LevelHistoryProps) {
  const { modelRef, framework } = props;
  const api = useApi(waymarkApiRef);
  const classes = useStyles();
  const data = useModelData(
    modelRef,
    () => api.getLevelHistory(modelRef, { framework: framework.id }),
    [framework.id],
  );
  return (
    <section className={classes.root} aria-label="History">
      <Typography variant="h6" component="h2">
        History
      </Typography>
      <CardState
        data={data}
        what="the history of levels"
        skeleton={<Skeleton height={200} />}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Typography color="textSecondary">
            No level is recorded yet. The first is within a minute, and each
            change after it.
          </Typography>
        }
      >
        {({ items }) => <Told framework={framework} changes={items} />}
      </CardState>
    </section>
  );
}

function Told(props: { framework: MaturityFramework; changes: LevelChange[] }) {
  const { framework, changes } = props;
  const classes = useStyles();
  const lately = changes.filter(
    ({ at, first }) => !first && Date.parse(at) >= Date.now() - MONTH,
  );
  const current = changes.filter(
    ({ version }) => version === framework.version,
  );
  const older = changes.length - current.length;
  return (
    <>
      {framework.merged && current.length > 0 && (
        <LevelSteps
          title={`Level by ${framework.title}, version ${framework.version}`}
          levels={framework.levels}
          steps={[...current]
            .reverse()
            .flatMap(({ at, level }) => (level === null ? [] : { at, level }))}
        />
      )}
      <Typography variant="subtitle1" component="h3">
        What changed in the last 30 days
      </Typography>
      {lately.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          Nothing.
        </Typography>
      ) : (
        <ul className={classes.changes}>
          {lately.map(change => (
            <li key={`${change.version} ${change.at}`}>
              <Typography variant="body2">
                <RelativeTime at={change.at} />: {changeText(change)}
              </Typography>
              {change.causes.map(cause => (
                <Typography
                  key={cause.criterion}
                  variant="caption"
                  component="p"
                  color="textSecondary"
                >
                  {cause.title}: {cause.reason}
                </Typography>
              ))}
            </li>
          ))}
        </ul>
      )}
      {older > 0 && (
        <Typography variant="caption" color="textSecondary" component="p">
          {older} earlier {older === 1 ? 'record was' : 'records were'} judged
          by another version of this framework and stay as they were.
        </Typography>
      )}
    </>
  );
}
