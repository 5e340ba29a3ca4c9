import { makeStyles } from '@material-ui/core/styles';
import type { ModelSummary } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { type Page, PagedTable, usePagesAt } from '../common';
import { modelColumns } from './modelColumns';
import type { ModelsQuery } from './useModelsQuery';

const useStyles = makeStyles(theme => ({
  root: {
    borderTop: `1px solid ${theme.palette.divider}`,
    '& th, & td': {
      paddingLeft: theme.spacing(2),
      paddingRight: theme.spacing(1),
    },
    '& thead th': { whiteSpace: 'nowrap' },
    // So that the last column, which says what to look at, needs no scrolling
    [theme.breakpoints.down(1440)]: {
      '& th:not(:first-child), & td': {
        paddingLeft: theme.spacing(1.25),
        paddingRight: 0,
      },
    },
  },
  name: { minWidth: '9rem' },
  live: { whiteSpace: 'nowrap' },
  attention: { minWidth: '8rem', maxWidth: '22rem' },
}));

export type ModelsTableProps = {
  /** Nothing while it is loading */
  page?: Page<ModelSummary>;
  query: ModelsQuery;
};

/** The models of one page, sorted by the server. */
export function ModelsTable(props: ModelsTableProps) {
  const { page, query } = props;
  const t = useTranslate();
  const { root, ...columns } = useStyles();
  const pages = usePagesAt(query.options.cursor, query.setCursor);
  return (
    <PagedTable
      label={t('models.title')}
      className={root}
      minWidth={0}
      columns={modelColumns(t, columns)}
      keyOf={({ ref }) => ref}
      page={page}
      pages={pages}
      sorting={{ by: query.sort, onSort: query.setSort }}
    />
  );
}
