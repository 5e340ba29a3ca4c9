import type {
  Figure,
  FigureOptions,
  ModelMetrics,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { FormatButtons, saveFile } from '../common';
import { figuresCsv } from './figuresCsv';

/** The figures shown, and how they were asked for. */
export type ExportButtonsProps = {
  metrics: ModelMetrics;
  figures: Figure[];
  asked: FigureOptions;
};

/** Saves the figures shown, to compute with or to keep. */
export function ExportButtons(props: ExportButtonsProps) {
  const { metrics, figures, asked } = props;
  const { model, window } = metrics;
  const t = useTranslate();
  const name = `${model.replace(/[^a-z0-9.-]+/gi, '-')}-delivery-${
    window.to.split('T')[0]
  }`;
  const save = (format: 'csv' | 'json') =>
    format === 'csv'
      ? saveFile(
          `${name}.csv`,
          'text/csv',
          figuresCsv(t, metrics, figures, asked),
        )
      : saveFile(
          `${name}.json`,
          'application/json',
          JSON.stringify(
            {
              model,
              environment: asked.environment ?? null,
              cohort: asked.cohort ?? null,
              version: asked.version ?? null,
              asOf: asked.asOf ?? null,
              window,
              figures,
            },
            undefined,
            2,
          ),
        );
  return <FormatButtons label={t('delivery.export')} onSave={save} />;
}
