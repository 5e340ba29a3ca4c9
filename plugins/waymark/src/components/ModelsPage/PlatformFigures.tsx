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
import { leftWords } from './leftWords';
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

const FIGURES: PlatformMetricId[] = [
  'goldenPathAdoption',
  'inventoryCoverage',
  'modelsPerOwner',
  'auditPassRate',
];

/** How far the golden path reaches, over all models the viewer may see. */
export function PlatformFigures() {
  const t = useTranslate();
  const classes = useStyles();
  const [window, setWindow] = useWindowParam();
  const [opened, setOpened] = useState<PlatformMetricId>();
  const data = useWaymarkQuery('models', 'getPlatformMetrics', { window });
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={t('models.platform.title')}
      className={classes.root}
    >
      <div className={classes.head}>
        <Typography variant="h6" component="h2">
          {t('models.platform.title')}
        </Typography>
        <WindowPicker value={window} onChange={setWindow} />
      </div>
      <CardState
        data={data}
        what={t('models.platform.what')}
        skeleton={<Skeleton height={64} />}
      >
        {({ metrics }) => (
          <FactList
            facts={FIGURES.map(id => ({
              term: t(`models.platform.figure.${id}`),
              value: (
                <Value
                  id={id}
                  figure={metrics[id]}
                  onOpen={() => setOpened(id)}
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
        <DialogTitle id="waymark-platform-models">
          {opened && t(`models.platform.figure.${opened}`)}
        </DialogTitle>
        <DialogContent>
          {opened && <PlatformModels metric={opened} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpened(undefined)}>
            {t('models.platform.close')}
          </Button>
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
  const count = Math.round(window.days);
  if (value === null) {
    return <> {t('models.platform.recent.none', { count })}</>;
  }
  const sentence = t(
    previous.value === null
      ? 'models.platform.recent.nothingBefore'
      : 'models.platform.recent.compared',
    {
      count,
      numerator: String(numerator),
      denominator: String(denominator),
      value: formatFigure(t, value, unit),
      previous: formatFigure(t, previous.value, unit),
    },
  );
  return <> {sentence}</>;
}

function Value(props: {
  id: PlatformMetricId;
  figure: PlatformFigure;
  onOpen(): void;
}) {
  const { id, figure, onOpen } = props;
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
          : t(`models.platform.basis.${id}`, {
              numerator: String(numerator),
              denominator: String(denominator),
            })}
        {figure.excluded.map(
          each =>
            ` ${t('models.platform.leftOut', {
              models: String(each.count),
              reason: leftWords(t, each.reason),
            })}`,
        )}
        <Recent figure={figure} />{' '}
        {value !== null && (
          <MuiLink component="button" underline="always" onClick={onOpen}>
            {t('models.title')}
          </MuiLink>
        )}{' '}
        <DefinitionLink id={definition.id}>
          {t('models.platform.definition')}
        </DefinitionLink>
      </Typography>
    </>
  );
}
