import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import type { ReactNode } from 'react';
import type { Figure } from 'backstage-plugin-waymark-common';
import { formatExact, formatFigure, metricTitle } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { BandChip } from '../common';
import { FigureChange } from './FigureChange';
import { besideWords } from './besideWords';
import { FigureDefinition } from './FigureDefinition';
import { formulaWords } from './formulaWords';
import { noValueWords } from './noValueWords';
import { sampleWords } from './sampleWords';

const TITLE_ID = 'waymark-figure-title';

const useStyles = makeStyles(theme => ({
  paper: {
    width: 840,
    maxWidth: '100vw',
    padding: theme.spacing(3),
    boxSizing: 'border-box',
  },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  value: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(1, 0),
  },
  section: { marginTop: theme.spacing(3) },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

/** Which figure to explain; closed without one. */
export type FigureSheetProps = {
  figure?: Figure;
  environment?: string;
  cohort?: 'commit' | 'prompt' | 'retrain';
  version?: string;
  /** As known at this moment rather than now */
  asOf?: string;
  onClose(): void;
  /** What it is made of, beneath its explanation */
  children?: ReactNode;
};

/** A figure explained: formula, sample, what is left out, definition. */
export function FigureSheet(props: FigureSheetProps) {
  const { figure, environment, cohort, version, asOf } = props;
  const { onClose, children } = props;
  const t = useTranslate();
  const classes = useStyles();
  return (
    <Drawer
      anchor="right"
      open={figure !== undefined}
      onClose={onClose}
      PaperProps={{
        className: classes.paper,
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': TITLE_ID,
      }}
    >
      {figure && (
        <>
          <div className={classes.head}>
            <Typography id={TITLE_ID} variant="h5" component="h2">
              {metricTitle(t, figure.id)}
            </Typography>
            <IconButton
              size="small"
              aria-label={t('figures.sheet.close')}
              onClick={onClose}
            >
              <CloseIcon />
            </IconButton>
          </div>
          <div className={classes.value}>
            <Typography variant="h4" component="p">
              {formatFigure(t, figure.value, figure.unit)}
            </Typography>
            {figure.band && <BandChip band={figure.band.name} />}
          </div>
          {figure.band && (
            <Typography variant="body2" color="textSecondary">
              {t('figures.sheet.bands', {
                legend: figure.band.legend,
                source: figure.band.source,
              })}
            </Typography>
          )}
          {figure.value === null ? (
            <Typography>{noValueWords(t, figure)}</Typography>
          ) : (
            <>
              <Typography>{sampleWords(t, figure)}</Typography>
              <FigureChange figure={figure} />
            </>
          )}
          <Formula figure={figure} />
          <Typography variant="body2" color="textSecondary">
            {[
              t('figures.sheet.window', {
                from: formatExact(figure.window.from),
                to: formatExact(figure.window.to),
              }),
              environment && t('figures.sheet.environment', { environment }),
              cohort && t(`figures.sheet.${cohort}`),
              version && t('figures.sheet.version', { version }),
              asOf && t('figures.sheet.asOf', { moment: formatExact(asOf) }),
            ]
              .filter(Boolean)
              .join(', ')}
          </Typography>
          <Beside figure={figure} />
          <section className={classes.section}>
            <FigureDefinition definition={figure.definition} />
          </section>
          <section className={classes.section}>{children}</section>
        </>
      )}
    </Drawer>
  );
}

function Formula(props: { figure: Figure }) {
  const t = useTranslate();
  const classes = useStyles();
  const { words, numbers } = formulaWords(t, props.figure);
  return (
    <section className={classes.section}>
      <Typography variant="subtitle1" component="h3">
        {t('figures.sheet.computed')}
      </Typography>
      <Typography>{words}</Typography>
      {props.figure.value !== null && <Typography>{numbers}</Typography>}
    </section>
  );
}

function Beside(props: { figure: Figure }) {
  const t = useTranslate();
  const classes = useStyles();
  const lines = besideWords(t, props.figure);
  if (lines.length === 0) return null;
  return (
    <section className={classes.section}>
      <Typography variant="subtitle1" component="h3">
        {t('figures.sheet.beside')}
      </Typography>
      <ul className={classes.list}>
        {lines.map(line => (
          <Typography key={line} component="li" variant="body2">
            {line}
          </Typography>
        ))}
      </ul>
    </section>
  );
}
