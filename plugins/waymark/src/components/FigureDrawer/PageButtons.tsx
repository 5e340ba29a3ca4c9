import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
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

/** What stands under a list answered page by page. */
export type PageButtonsProps = {
  pages: Pages;
  total: number;
  /** Items a page */
  size: number;
  nextCursor: string | null;
};

export function PageButtons(props: PageButtonsProps) {
  const { pages, total, size, nextCursor } = props;
  const classes = useStyles();
  const first = pages.index * size + 1;
  return (
    <div className={classes.root}>
      <Typography variant="body2" color="textSecondary" role="status">
        {first}–{Math.min(first + size - 1, total)} of {total}
      </Typography>
      {(pages.index > 0 || nextCursor) && (
        <>
          <PageButton
            label="Previous page"
            off={pages.index === 0}
            onClick={pages.back}
          />
          <PageButton
            label="Next page"
            off={!nextCursor}
            onClick={() => nextCursor && pages.next(nextCursor)}
          />
        </>
      )}
    </div>
  );
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
