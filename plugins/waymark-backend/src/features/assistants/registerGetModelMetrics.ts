import { waymarkModelReadPermission } from 'backstage-plugin-waymark-common';
import { metricIds } from '../../metrics/registry';
import { READ_ONLY, type ActionOptions } from './ActionOptions';
import { figureSchema, toFigureAnswer } from './figureAnswer';
import { modelInput, readModelInput } from './modelInput';

/** `get-model-metrics`: every figure of one model. */
export function registerGetModelMetrics(options: ActionOptions): void {
  const { actionsRegistry, access, figures } = options;
  actionsRegistry.register({
    name: 'get-model-metrics',
    title: 'Get the Metrics of an AI Model',
    description: `Every delivery and model metric of one AI model over a window: the five DORA metrics, approval, rollback and success measures, training to production, detection and restoration of incidents, freshness of the training data.

Each figure is computed from recorded events. A value of null means that there is nothing to compute it from, and \`text\` says why: do not report it as 0. Use \`explain-metric\` to see what a figure is made of.`,
    attributes: READ_ONLY,
    visibilityPermission: waymarkModelReadPermission,
    schema: {
      input: z => z.object(modelInput(z)),
      output: z =>
        z.object({
          model: z.string(),
          from: z.string().describe('Start of the window, included'),
          to: z.string().describe('End of the window, not included'),
          figures: z.array(figureSchema(z)),
        }),
    },
    examples: [
      {
        title: 'The last 30 days of a model',
        input: { model: 'model:default/credit-risk', window: '30d' },
      },
    ],
    action: async ({ input, credentials }) => {
      const { ref, query } = readModelInput(input);
      await access.open(ref, credentials);
      const { window, metrics } = await figures.getMetrics(ref, query);
      return {
        output: {
          model: ref,
          from: window.from,
          to: window.to,
          figures: metricIds.map(id => toFigureAnswer(metrics[id]!)),
        },
      };
    },
  });
}
