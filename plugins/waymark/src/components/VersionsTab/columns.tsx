import { makeStyles } from '@material-ui/core/styles';
import type { Translate } from '../../translation';
import { type Column, RelativeTime } from '../common';

const useStyles = makeStyles({
  digest: {
    display: 'inline-block',
    minWidth: '14rem',
    overflowWrap: 'anywhere',
  },
});

function Digest({ digest }: { digest: string | null }) {
  const classes = useStyles();
  return digest ? <code className={classes.digest}>{digest}</code> : <>–</>;
}

/** When something happened. */
export function whenColumn<Row extends { at: string }>(
  t: Translate,
): Column<Row> {
  return {
    title: t('versions.page.when'),
    cell: ({ at }) => <RelativeTime at={at} />,
  };
}

/** The digest that something is bound to. */
export function digestColumn<Row extends { digest: string | null }>(
  t: Translate,
): Column<Row> {
  return {
    title: t('versions.page.digest'),
    cell: ({ digest }) => <Digest digest={digest} />,
  };
}
