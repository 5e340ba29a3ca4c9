import { NavLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';

const useStyles = makeStyles(theme => ({
  tabs: {
    display: 'flex',
    gap: theme.spacing(3),
    marginBottom: theme.spacing(2),
    '& [aria-current]': {
      color: theme.palette.text.primary,
      borderBottom: `2px solid ${theme.palette.primary.main}`,
    },
  },
}));

/** From the list of models to Sources, where everybody sees their own, and back. */
export function ModelsTabs() {
  const t = useTranslate();
  const classes = useStyles();
  return (
    <nav className={classes.tabs} aria-label={t('models.tabs.label')}>
      <Link component={NavLink} to="." end underline="none">
        {t('models.title')}
      </Link>
      <Link component={NavLink} to="sources" underline="none">
        {t('models.tabs.sources')}
      </Link>
    </nav>
  );
}
