import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import type { MetricId } from 'backstage-plugin-waymark-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useTranslate } from '../../hooks/useTranslate';
import { FormatButtons, saveFile } from '../common';
import { eventsCsv } from './eventsCsv';
import { fetchMetricEvents } from './fetchMetricEvents';
import type { FigureDrawerProps } from './FigureDrawer';

export type EventsExportProps = Pick<
  FigureDrawerProps,
  'modelRef' | 'asked'
> & { metric: MetricId };

/** Saves the events behind a figure, not only the page shown. */
export function EventsExport(props: EventsExportProps) {
  const { modelRef, asked, metric } = props;
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  const [{ loading, error, value }, save] = useAsyncFn(
    async (format: 'csv' | 'json') => {
      const events = await fetchMetricEvents(api, modelRef, metric, asked);
      const name = `${metric}-events.${format}`;
      if (format === 'csv') {
        saveFile(name, 'text/csv', eventsCsv(events.items));
      } else {
        const content = { model: modelRef, metric, asked, ...events };
        saveFile(
          name,
          'application/json',
          JSON.stringify(content, undefined, 2),
        );
      }
      return events.missing;
    },
    [api, modelRef, metric, asked],
  );
  return (
    <>
      <FormatButtons
        label={t('figures.events.export')}
        disabled={loading}
        onSave={save}
      />
      {error && (
        <Typography role="alert" variant="caption" color="error">
          {t('common.export.failed', { reason: error.message })}
        </Typography>
      )}
      {value ? (
        <Typography role="status" variant="caption" component="p">
          {t('figures.events.missing', { count: value })}
        </Typography>
      ) : null}
    </>
  );
}
