import { useEffect, useRef } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    padding: theme.spacing(1),
  },
}));

export type ModelsPagerProps = {
  page: { items: unknown[]; total: number; nextCursor: string | null };
  /** The cursor of the page shown; none on the first */
  cursor: string | undefined;
  onCursor(cursor: string | undefined): void;
};

/** Previous and next by cursor; after a reload "Previous" leads to the first page. */
export function ModelsPager(props: ModelsPagerProps) {
  const { page, cursor, onCursor } = props;
  const classes = useStyles();
  const visited = useRef<(string | undefined)[]>([]);
  useEffect(() => {
    if (!cursor) visited.current = [];
  }, [cursor]);
  if (!cursor && !page.nextCursor) return null;

  return (
    <nav aria-label="Pages of models" className={classes.root}>
      <Typography variant="body2" color="textSecondary">
        {page.items.length} of {page.total}
      </Typography>
      <Button
        size="small"
        disabled={!cursor}
        onClick={() => onCursor(visited.current.pop())}
      >
        Previous
      </Button>
      <Button
        size="small"
        disabled={!page.nextCursor}
        onClick={() => {
          visited.current.push(cursor);
          onCursor(page.nextCursor ?? undefined);
        }}
      >
        Next
      </Button>
    </nav>
  );
}
