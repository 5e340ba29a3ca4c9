import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  MaturityFramework,
  MaturityResult,
} from '@waymark/backstage-plugin-waymark-common';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { modelRefOf } from '../../modelRefOf';
import { CardState, EmptyNote, LevelChip, Skeleton } from '../common';
import { levelOf } from '../MaturityCard/levelOf';
import { targetWords } from '../MaturityCard/targetWords';
import { isMissing } from './isMissing';
import { LevelSection } from './LevelSection';
import { useScorecardQuery } from './useScorecardQuery';

const useStyles = makeStyles(theme => ({
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    // Room for floating labels, which the card would cut
    paddingTop: theme.spacing(1),
    marginBottom: theme.spacing(2),
  },
}));

/** Every criterion of a framework: met or not, why, and what to do. */
export function ScorecardTab() {
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const api = useApi(waymarkApiRef);
  const data = useModelData(modelRef, async () => {
    const [maturity, frameworks] = await Promise.all([
      api.getMaturity(modelRef),
      api.getFrameworks(),
    ]);
    return { results: maturity.items, frameworks: frameworks.items };
  });
  return (
    <EntityInfoCard title="Scorecard">
      <CardState
        data={data}
        what="the scorecard"
        skeleton={
          <>
            <Skeleton height={56} width={320} />
            <Skeleton height={400} />
          </>
        }
        isEmpty={({ results }) => results.length === 0}
        empty={
          <EmptyNote title="Not assessed">
            No maturity framework is in use. Name one under{' '}
            <code>waymark.maturity</code> in the portal’s configuration.
          </EmptyNote>
        }
      >
        {({ results, frameworks }) => (
          <Scorecard results={results} frameworks={frameworks} />
        )}
      </CardState>
    </EntityInfoCard>
  );
}

function Scorecard(props: {
  results: MaturityResult[];
  frameworks: MaturityFramework[];
}) {
  const { results, frameworks } = props;
  const query = useScorecardQuery();
  const result =
    results.find(each => each.framework === query.framework) ?? results[0];
  const framework = frameworks.find(each => each.id === result.framework);
  const levels = [...new Set(result.criteria.map(({ level }) => level))].sort(
    (a, b) => a - b,
  );
  return (
    <>
      <Controls results={results} result={result} />
      {framework && (
        <Typography variant="caption" color="textSecondary" component="p">
          {framework.title}, version {framework.version}. Source:{' '}
          {framework.source.url ? (
            <Link to={framework.source.url}>{framework.source.title}</Link>
          ) : (
            framework.source.title
          )}
        </Typography>
      )}
      {query.onlyMissing && !result.criteria.some(isMissing) && (
        <Typography>Nothing is missing: every criterion is met.</Typography>
      )}
      {levels.map(level => {
        const step = framework?.levels.find(each => each.level === level);
        return (
          <LevelSection
            key={level}
            level={level}
            title={step?.title ?? ''}
            summary={step?.summary}
            areas={result.areas}
            criteria={result.criteria.filter(each => each.level === level)}
            onlyMissing={query.onlyMissing}
          />
        );
      })}
    </>
  );
}

function Controls(props: {
  results: MaturityResult[];
  result: MaturityResult;
}) {
  const { results, result } = props;
  const classes = useStyles();
  const query = useScorecardQuery();
  const level = levelOf(result);
  return (
    <div className={classes.controls}>
      <TextField
        select
        id="waymark-framework"
        label="Framework"
        size="small"
        variant="outlined"
        SelectProps={{ native: true }}
        value={result.framework}
        onChange={event => query.setFramework(event.target.value)}
      >
        {results.map(each => (
          <option key={each.framework} value={each.framework}>
            {each.title}
          </option>
        ))}
      </TextField>
      {level && <LevelChip level={level} />}
      <Typography variant="body2" color="textSecondary">
        {targetWords(result)}
      </Typography>
      <FormControlLabel
        control={
          <Switch
            color="primary"
            checked={query.onlyMissing}
            onChange={event => query.setOnlyMissing(event.target.checked)}
          />
        }
        label="Only what is missing"
      />
    </div>
  );
}
