import { useState } from 'react';
import type { ModelVersion } from 'backstage-plugin-waymark-common';
import { formatExact } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { ValuesWithThreshold } from '../charts/ValuesWithThreshold';
import { FilterSelect } from '../common/filters/FilterSelect';
import { formatValue, metricsOf } from './metricsOf';

export type MetricByVersionProps = { versions: readonly ModelVersion[] };

/** How a metric went from version to version, against its threshold. */
export function MetricByVersion(props: MetricByVersionProps) {
  const t = useTranslate();
  const [chosen, setChosen] = useState('');
  // The API gives the newest first
  const versions = [...props.versions].reverse().map(version => ({
    name: version.version,
    metrics: metricsOf(version),
  }));
  const names = [
    ...new Set(versions.flatMap(({ metrics }) => [...metrics.keys()])),
  ];
  const metric = names.includes(chosen) ? chosen : names[0];
  const values = versions.flatMap(({ name, metrics }) => {
    const found = metric === undefined ? undefined : metrics.get(metric);
    return found
      ? {
          key: name,
          name,
          value: found.value,
          threshold: found.threshold,
          when: formatExact(found.evaluation.at),
        }
      : [];
  });
  if (metric === undefined || values.length < 2) return null;
  return (
    <>
      <FilterSelect
        id="waymark-versions-metric"
        label={t('versions.metricChart.label')}
        value={metric}
        groups={[
          { options: names.map(name => ({ value: name, label: name })) },
        ]}
        onChange={setChosen}
      />
      <ValuesWithThreshold
        title={t('versions.metricChart.title', { metric })}
        axes={t('versions.metricChart.axes')}
        summary={t('versions.metricChart.summary', {
          metric,
          versions: String(values.length),
          latest: formatValue(values[values.length - 1].value),
        })}
        words={{
          name: t('versions.version'),
          value: t('versions.metricChart.value'),
          threshold: t('versions.metricChart.threshold'),
          when: t('versions.metricChart.evaluated'),
        }}
        values={values}
        format={formatValue}
      />
    </>
  );
}
