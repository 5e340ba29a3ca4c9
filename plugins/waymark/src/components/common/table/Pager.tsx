import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Translate } from '../../../translation';
import { useTranslate } from '../../../hooks/useTranslate';
import type { Page } from './Page';
import type { Pages } from './usePages';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  off: { color: theme.palette.text.disabled, cursor: 'default' },
}));

export type PagerProps = {
  /** Of the table, as in "Pages of …" */
  label: string;
  page: Page<unknown>;
  pages: Pages;
  /** Rows a page, the last one excepted; where the server chooses, unknown */
  size?: number;
};

/** Which rows of a list are shown, and the ways to the others; nothing where all are. */
export function Pager(props: PagerProps) {
  const { label, page, pages } = props;
  const classes = useStyles();
  const t = useTranslate();
  const { nextCursor } = page;
  if (!pages.cursor && !nextCursor) return null;
  return (
    <nav
      aria-label={t('common.table.pages', { label })}
      className={classes.root}
    >
      <Typography variant="body2" color="textSecondary" role="status">
        {shownWords(t, props)}
      </Typography>
      <PageButton
        label={t('common.table.previous')}
        off={!pages.cursor}
        onClick={pages.back}
      />
      <PageButton
        label={t('common.table.next')}
        off={!nextCursor}
        onClick={() => nextCursor && pages.next(nextCursor)}
      />
    </nav>
  );
}

/** "26–50 of 120", or as much of it as is known. */
function shownWords(t: Translate, props: PagerProps): string {
  const { page, pages, size } = props;
  const { items, total } = page;
  let shown = `${items.length}`;
  if (size !== undefined && pages.index !== undefined) {
    const first = pages.index * size + 1;
    const last = Math.min(first + size - 1, total ?? first + items.length - 1);
    shown = `${first}–${last}`;
  }
  return total === undefined
    ? shown
    : t('common.table.shown', { shown, total: String(total) });
}

// A disabled button would lose the focus, and with it a drawer its Escape key
function PageButton(props: { label: string; off: boolean; onClick(): void }) {
  const { label, off, onClick } = props;
  const classes = useStyles();
  return (
    <Button
      size="small"
      aria-disabled={off}
      className={off ? classes.off : undefined}
      onClick={off ? undefined : onClick}
    >
      {label}
    </Button>
  );
}
