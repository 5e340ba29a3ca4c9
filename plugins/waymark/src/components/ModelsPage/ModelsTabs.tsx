import { NavLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import { usePermission } from '@backstage/plugin-permission-react';
import { waymarkSourceReadPermission } from 'backstage-plugin-waymark-common';

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

/** From the list of models to Sources and back, for those who may see it. */
export function ModelsTabs() {
  const classes = useStyles();
  const { allowed } = usePermission({
    permission: waymarkSourceReadPermission,
  });
  if (!allowed) return null;
  return (
    <nav className={classes.tabs} aria-label="Models and sources">
      <Link component={NavLink} to="." end underline="none">
        Models
      </Link>
      <Link component={NavLink} to="sources" underline="none">
        Sources
      </Link>
    </nav>
  );
}
