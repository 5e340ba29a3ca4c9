import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { fetchAllPages, useCachedQuery } from '../../queries';
import { CardState, EmptyNote } from '../common';
import { QuickCheckCard } from '../QuickCheckCard';
import { ExportButton } from '../common';
import { ModelsCount } from './ModelsCount';
import { ModelsFilters } from './ModelsFilters';
import { ModelsStrip } from './ModelsStrip';
import { modelsCsv } from './modelsCsv';
import { ModelsTable } from './ModelsTable';
import { modelsOverview } from './modelsOverview';
import { PlatformFigures } from './PlatformFigures';
import { scopeOf } from './scopeOf';
import { useModelsQuery } from './useModelsQuery';

const PAGE = 50;
const OVERVIEW = 200;
const NINETY_DAYS = { window: '90d' as const };

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3), minWidth: 0 },
  table: { minWidth: 0, overflow: 'hidden' },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: theme.spacing(2),
    padding: theme.spacing(2),
    '& > :first-child': { flex: '1 1 auto' },
  },
  note: { padding: theme.spacing(2) },
}));

/** The list of models without a header, which each frontend system draws itself. */
export function ModelsContent() {
  const t = useTranslate();
  const classes = useStyles();
  const api = useApi(waymarkApiRef);
  const query = useModelsQuery();
  const { cursor, ...everything } = query.options;

  const data = useCachedQuery({
    key: ['models', 'getModels', query.options],
    load: async () => {
      const page = await api.getModels({ ...query.options, limit: PAGE });
      const whole = page.items.length === page.total;
      const sample = whole
        ? page
        : await api.getModels({ ...everything, limit: OVERVIEW });
      return { page, overview: modelsOverview(sample.items) };
    },
  });
  const { value } = data;
  const fetchAll = () =>
    fetchAllPages(page => api.getModels({ ...everything, ...page }));
  const none = value?.page.total === 0 && !query.filtered;
  const shown = (value || !data.error) && !none;
  const table = <ModelsTable page={value?.page} query={query} />;

  return (
    <div className={classes.root}>
      {shown && <ModelsStrip filters={query.filters} />}
      <Paper variant="outlined" className={classes.table}>
        <div className={classes.tools}>
          <ModelsFilters query={query} />
          <ExportButton
            name="models"
            makeCsv={async () => modelsCsv(await fetchAll())}
            makeJson={fetchAll}
            disabled={!value || value.page.total === 0}
          />
        </div>
        <div className={value?.page.items.length ? undefined : classes.note}>
          <CardState
            data={data}
            what={t('models.what')}
            skeleton={table}
            isEmpty={({ page }) => page.items.length === 0}
            empty={<NoModels query={query} />}
          >
            {({ page, overview }) => (
              <>
                <ModelsCount overview={overview} total={page.total} />
                {table}
              </>
            )}
          </CardState>
        </div>
      </Paper>
      {shown && (
        <QuickCheckCard scope={scopeOf(query.filters)} asked={NINETY_DAYS} />
      )}
      {shown && <PlatformFigures />}
    </div>
  );
}

function NoModels(props: { query: ReturnType<typeof useModelsQuery> }) {
  const { filtered, clearFilters } = props.query;
  const t = useTranslate();
  if (filtered) {
    return (
      <EmptyNote title={t('models.noMatch.title')}>
        <Button size="small" variant="outlined" onClick={clearFilters}>
          {t('models.noMatch.showAll')}
        </Button>
      </EmptyNote>
    );
  }
  return (
    <EmptyNote
      title={t('models.empty.title')}
      action={{ label: t('models.empty.create'), to: '/create' }}
    >
      {t('models.empty.text')}
    </EmptyNote>
  );
}
