import { useApi } from '@backstage/core-plugin-api';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  PlatformFigure,
  PlatformMetricId,
} from '@waymark/backstage-plugin-waymark-common';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { formatFigure } from '../../format';
import { useModelData } from '../../hooks/useModelData';
import { CardState, FactList, Skeleton } from '../common';
import { DefinitionLink } from '../Definition/DefinitionLink';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2) },
}));

type Words = { id: PlatformMetricId; title: string; of: string };

const FIGURES: Words[] = [
  { id: 'goldenPathAdoption', title: 'Made from a template', of: 'models' },
  {
    id: 'inventoryCoverage',
    title: 'In the catalog',
    of: 'models with production events',
  },
  {
    id: 'modelsPerOwner',
    title: 'Live models an owning group',
    of: 'owning groups',
  },
  { id: 'auditPassRate', title: 'Controls satisfied', of: 'controls' },
];

const LEFT: Record<string, string> = {
  notInCatalog: 'not in the catalog',
  noOwner: 'without an owning group',
};

/** How far the golden path reaches, over all models the viewer may see. */
export function PlatformFigures() {
  const classes = useStyles();
  const api = useApi(waymarkApiRef);
  const data = useModelData(undefined, () => api.getPlatformMetrics());
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label="The platform"
      className={classes.root}
    >
      <Typography variant="h6" component="h2" gutterBottom>
        The platform
      </Typography>
      <CardState
        data={data}
        what="the figures of the platform"
        skeleton={<Skeleton height={64} />}
      >
        {({ metrics }) => (
          <FactList
            facts={FIGURES.map(({ id, title, of }) => ({
              term: title,
              value: <Value figure={metrics[id]} of={of} />,
            }))}
          />
        )}
      </CardState>
    </Paper>
  );
}

function Value(props: { figure: PlatformFigure; of: string }) {
  const { figure, of } = props;
  const { value, unit, reason, numerator, denominator, definition } = figure;
  return (
    <>
      <Typography component="span" variant="h6">
        {formatFigure(value, unit)}
      </Typography>
      <Typography component="span" variant="body2" color="textSecondary">
        {' '}
        {value === null
          ? `${reason}.`
          : `${numerator} ${
              unit === 'ratio' ? 'of' : 'over'
            } ${denominator} ${of}.`}
        {figure.excluded.map(
          ({ reason: left, count }) => ` ${count} left out: ${LEFT[left]}.`,
        )}{' '}
        <DefinitionLink id={definition.id}>Definition</DefinitionLink>
      </Typography>
    </>
  );
}
