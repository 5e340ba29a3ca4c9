import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useTheme } from '@material-ui/core/styles';
import type { Evaluation } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette } from '../../palette';
import { type Column, PagedTable, RelativeTime, ToneChip } from '../common';
import { formatValue, keepsThreshold } from './metricsOf';

type Row = {
  id: string;
  evaluation: Evaluation;
  metric?: Evaluation['metrics'][number];
};

export type VersionEvaluationsProps = { evaluations: readonly Evaluation[] };

/** Every value that an evaluation gave, with its threshold and where that stands. */
export function VersionEvaluations(props: VersionEvaluationsProps) {
  const t = useTranslate();
  const rows = [...props.evaluations].reverse().flatMap((evaluation): Row[] => {
    const { eventId, metrics } = evaluation;
    return metrics.length === 0
      ? [{ id: eventId, evaluation }]
      : metrics.map((metric, index) => ({
          id: `${eventId} ${index}`,
          evaluation,
          metric,
        }));
  });
  if (rows.length === 0) {
    return <Typography>{t('versions.page.noEvaluations')}</Typography>;
  }
  const columns: Column<Row>[] = [
    {
      title: t('versions.page.metric'),
      cell: ({ metric, evaluation }) => metric?.name ?? evaluation.kind,
    },
    { title: t('versions.page.kind'), cell: row => row.evaluation.kind },
    {
      title: t('versions.page.slice'),
      cell: ({ metric }) => metric?.slice ?? t('versions.page.whole'),
    },
    {
      title: t('versions.page.value'),
      align: 'right',
      cell: ({ metric }) => (metric ? formatValue(metric.value) : '–'),
    },
    { title: t('versions.page.threshold'), cell: Threshold },
    { title: t('versions.page.result'), cell: row => <Result {...row} /> },
    {
      title: t('versions.page.when'),
      cell: ({ evaluation }) => (
        <>
          <RelativeTime at={evaluation.at} />
          {evaluation.reportUrl && (
            <div>
              <Link to={evaluation.reportUrl}>{t('versions.page.report')}</Link>
            </div>
          )}
        </>
      ),
    },
  ];
  return (
    <PagedTable
      label={t('versions.evaluations')}
      columns={columns}
      keyOf={({ id }) => id}
      minWidth={760}
      page={{ items: rows }}
    />
  );
}

function Threshold({ metric, evaluation }: Row) {
  const { thresholdsCommit } = evaluation;
  const sign = metric?.direction === 'max' ? '≤' : '≥';
  return (
    <>
      {metric?.threshold === undefined
        ? '–'
        : `${sign} ${formatValue(metric.threshold)}`}
      {thresholdsCommit && <SetBy commit={thresholdsCommit} />}
    </>
  );
}

function SetBy({ commit }: { commit: string }) {
  const t = useTranslate();
  return (
    <Typography
      variant="caption"
      color="textSecondary"
      component="div"
      title={commit}
    >
      {t('versions.page.thresholdsSet', { commit: commit.slice(0, 8) })}
    </Typography>
  );
}

function Result({ metric, evaluation }: Row) {
  const t = useTranslate();
  const { status } = waymarkPalette(useTheme());
  const kept = (metric && keepsThreshold(metric)) ?? evaluation.passed;
  return (
    <ToneChip tone={kept ? status.ok : status.failed}>
      {t(kept ? 'versions.passed' : 'versions.failed')}
    </ToneChip>
  );
}
