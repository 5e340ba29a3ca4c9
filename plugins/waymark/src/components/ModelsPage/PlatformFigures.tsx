import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import MuiLink from '@material-ui/core/Link';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  PlatformFigure,
  PlatformMetricId,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { formatFigure } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { useWaymarkQuery } from '../../queries';
import { CardState, FactList, Skeleton } from '../common';
import { useWindowParam } from '../common/filters/useWindowParam';
import { WindowPicker } from '../common/filters/WindowPicker';
import { DefinitionLink } from '../Definition/DefinitionLink';
import { PlatformModels } from './PlatformModels';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2) },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
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
  {
    id: 'auditPassRate',
    title: 'Controls satisfied',
    of: 'controls required of models in production',
  },
];

const LEFT: Record<string, string> = {
  notInCatalog: 'not in the catalog',
  noOwner: 'without an owning group',
  notJudged: 'not judged yet',
};

/** How far the golden path reaches, over all models the viewer may see. */
export function PlatformFigures() {
  const classes = useStyles();
  const [window, setWindow] = useWindowParam();
  const [opened, setOpened] = useState<Words>();
  const data = useWaymarkQuery('models', 'getPlatformMetrics', { window });
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label="The platform"
      className={classes.root}
    >
      <div className={classes.head}>
        <Typography variant="h6" component="h2">
          The platform
        </Typography>
        <WindowPicker value={window} onChange={setWindow} />
      </div>
      <CardState
        data={data}
        what="the figures of the platform"
        skeleton={<Skeleton height={64} />}
      >
        {({ metrics }) => (
          <FactList
            facts={FIGURES.map(words => ({
              term: words.title,
              value: (
                <Value
                  figure={metrics[words.id]}
                  of={words.of}
                  onOpen={() => setOpened(words)}
                />
              ),
            }))}
          />
        )}
      </CardState>
      <Dialog
        open={opened !== undefined}
        onClose={() => setOpened(undefined)}
        fullWidth
        aria-labelledby="waymark-platform-models"
      >
        <DialogTitle id="waymark-platform-models">{opened?.title}</DialogTitle>
        <DialogContent>
          {opened && <PlatformModels metric={opened.id} reasons={LEFT} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpened(undefined)}>Close</Button>
        </DialogActions>
      </Dialog>
    </Paper>
  );
}

/** The same of the models first heard of in the window. */
function Recent(props: { figure: PlatformFigure }) {
  const { recent, unit } = props.figure;
  const t = useTranslate();
  if (!recent) return null;
  const { window, value, numerator, denominator, previous } = recent;
  const days = `${Math.round(window.days)} days`;
  if (value === null) return <> Nobody heard of a new model in {days}.</>;
  const before =
    previous.value === null
      ? `nothing to compare with in the ${days} before`
      : `${formatFigure(t, previous.value, unit)} in the ${days} before`;
  return (
    <>
      {` Of the models first heard of in ${days} ${numerator} of ${denominator}, ${formatFigure(
        t,
        value,
        unit,
      )}; ${before}.`}
    </>
  );
}

function Value(props: { figure: PlatformFigure; of: string; onOpen(): void }) {
  const { figure, of, onOpen } = props;
  const t = useTranslate();
  const { value, unit, reason, numerator, denominator, definition } = figure;
  return (
    <>
      <Typography component="span" variant="h6">
        {formatFigure(t, value, unit)}
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
        )}
        <Recent figure={figure} />{' '}
        {value !== null && (
          <MuiLink component="button" underline="always" onClick={onOpen}>
            Models
          </MuiLink>
        )}{' '}
        <DefinitionLink id={definition.id}>Definition</DefinitionLink>
      </Typography>
    </>
  );
}
