import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { Figure } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { DefinitionLink } from '../Definition/DefinitionLink';
import { DefinitionText } from '../Definition/DefinitionText';
import { useDefinitionsPath } from '../Definition/useDefinitionsPath';

const useStyles = makeStyles(theme => ({
  details: { display: 'block', overflowX: 'auto' },
  link: { marginTop: theme.spacing(2) },
}));

export type FigureDefinitionProps = { definition: Figure['definition'] };

/** What the figure means, read where it is shown; fetched once asked for. */
export function FigureDefinition(props: FigureDefinitionProps) {
  const { id, version, url } = props.definition;
  const path = useDefinitionsPath();
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Accordion variant="outlined" TransitionProps={{ unmountOnExit: true }}>
      <AccordionSummary
        expandIcon={<ExpandMoreIcon />}
        id="waymark-figure-definition"
        aria-controls="waymark-figure-definition-text"
      >
        <Typography>{t('figures.sheet.defined')}</Typography>
      </AccordionSummary>
      <AccordionDetails className={classes.details}>
        <DefinitionText
          id={id}
          base={path ?? url.slice(0, url.lastIndexOf('/'))}
        />
        <Typography className={classes.link} variant="body2">
          <DefinitionLink id={id}>
            {t('figures.sheet.definition', { id, version: String(version) })}
          </DefinitionLink>
        </Typography>
      </AccordionDetails>
    </Accordion>
  );
}
