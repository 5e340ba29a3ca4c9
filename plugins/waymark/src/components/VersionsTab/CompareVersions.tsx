import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { ModelVersion } from 'backstage-plugin-waymark-common';
import { formatExact } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { type Column, PagedTable } from '../common';
import { formatValue, metricsOf } from './metricsOf';

type Row = { what: string; first: string; second: string; difference: string };

export type CompareVersionsProps = {
  versions: [ModelVersion, ModelVersion];
  onClear: () => void;
};

/** Two versions side by side: their metrics, data and training. */
export function CompareVersions(props: CompareVersionsProps) {
  const { versions, onClear } = props;
  const [first, second] = versions;
  const t = useTranslate();
  const label = t('versions.comparing', {
    first: first.version,
    second: second.version,
  });
  const columns: Column<Row>[] = [
    { title: t('versions.measure'), cell: ({ what }) => what },
    { title: first.version, cell: row => row.first },
    { title: second.version, cell: row => row.second },
    { title: t('versions.difference'), cell: row => row.difference },
  ];
  const text = (what: string, pick: (version: ModelVersion) => string) => ({
    what,
    first: pick(first),
    second: pick(second),
    difference: '',
  });
  const rows: Row[] = [
    ...compareMetrics(first, second),
    text(t('versions.page.data'), ({ trainedDataUntil }) =>
      trainedDataUntil ? formatExact(trainedDataUntil) : '–',
    ),
    text(
      t('versions.page.datasets'),
      ({ datasets }) => datasets.join(', ') || '–',
    ),
    text(t('versions.page.trigger'), ({ trigger }) => trigger ?? '–'),
    text(t('versions.page.artifact'), ({ artifactId }) => artifactId ?? '–'),
  ];
  return (
    <section aria-label={label}>
      <Typography variant="h6" component="h3" gutterBottom>
        {label}{' '}
        <Button size="small" onClick={onClear}>
          {t('versions.clear')}
        </Button>
      </Typography>
      <PagedTable
        label={label}
        columns={columns}
        keyOf={({ what }) => what}
        page={{ items: rows }}
      />
    </section>
  );
}

function compareMetrics(first: ModelVersion, second: ModelVersion): Row[] {
  const [before, after] = [metricsOf(first), metricsOf(second)];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].sort().map(what => {
    const [a, b] = [before.get(what)?.value, after.get(what)?.value];
    return {
      what,
      first: a === undefined ? '–' : formatValue(a),
      second: b === undefined ? '–' : formatValue(b),
      difference:
        a === undefined || b === undefined ? '–' : signed(formatValue(b - a)),
    };
  });
}

function signed(value: string): string {
  return value.startsWith('-') || value === '0' ? value : `+${value}`;
}
