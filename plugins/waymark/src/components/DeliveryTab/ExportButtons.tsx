import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import type {
  Figure,
  FigureOptions,
  ModelMetrics,
} from '@waymark/backstage-plugin-waymark-common';
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
  const name = `${model.replace(/[^a-z0-9.-]+/gi, '-')}-delivery-${
    window.to.split('T')[0]
  }`;
  const saveCsv = () =>
    save(`${name}.csv`, 'text/csv', figuresCsv(metrics, figures, asked));
  const saveJson = () =>
    save(
      `${name}.json`,
      'application/json',
      JSON.stringify(
        {
          model,
          environment: asked.environment ?? null,
          cohort: asked.cohort ?? null,
          version: asked.version ?? null,
          window,
          figures,
        },
        undefined,
        2,
      ),
    );
  return (
    <ButtonGroup size="small" aria-label="Export the figures shown">
      <Button onClick={saveCsv}>Export CSV</Button>
      <Button onClick={saveJson}>Export JSON</Button>
    </ButtonGroup>
  );
}

function save(name: string, type: string, content: string) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
