import {
  waymarkModelReadPermission,
  type MetricEvent,
  type MetricId,
} from 'backstage-plugin-waymark-common';
import { metricIds } from '../../metrics/registry';
import { READ_ONLY, type ActionOptions } from './ActionOptions';
import { figureSchema, toFigureAnswer, type Zod } from './figureAnswer';
import { modelInput, readModelInput } from './modelInput';

const MOST_EVENTS = 10;

/** `explain-metric`: one figure, its definition and the events behind it. */
export function registerExplainMetric(options: ActionOptions): void {
  const { actionsRegistry, access, definitions, figures } = options;
  actionsRegistry.register({
    name: 'explain-metric',
    title: 'Explain a Metric of an AI Model',
    description: `One figure of one AI model, so that it can be checked: its definition in Markdown, the numbers it is computed from, what is left out and why, what stands beside it, and the ${MOST_EVENTS} events that bring most to it.

Use \`get-model-metrics\` for all figures at once.`,
    attributes: READ_ONLY,
    visibilityPermission: waymarkModelReadPermission,
    schema: {
      input: z =>
        z.object({
          ...modelInput(z),
          metric: z
            .enum(metricIds as [MetricId, ...MetricId[]])
            .describe('Id of the metric'),
        }),
      output: z =>
        z.object({
          model: z.string(),
          from: z
            .string()
            .describe('Start of the window the figure looks at, included'),
          to: z.string().describe('End of the window, not included'),
          figure: figureSchema(z).extend({
            numerator: z.number().optional(),
            denominator: z.number().optional(),
          }),
          leftOut: z
            .array(z.object({ reason: z.string(), count: z.number() }))
            .describe(
              'What does not count, by reason; the definition explains each',
            ),
          beside: z
            .record(z.number())
            .describe(
              'What must be read with it: open, unattributed, fixForwards, maturing',
            ),
          events: z
            .array(eventSchema(z))
            .describe('Those that bring most to the figure, then the latest'),
          definition: z.object({
            version: z.number().nullable(),
            title: z.string(),
            markdown: z.string(),
          }),
        }),
    },
    examples: [
      {
        title: 'Why does a model fail so often?',
        input: { model: 'model:default/credit-risk', metric: 'changeFailRate' },
      },
    ],
    action: async ({ input, credentials }) => {
      const { metric } = input;
      const { ref, query } = readModelInput(input);
      await access.open(ref, credentials);
      const [{ metrics }, page] = await Promise.all([
        figures.getMetrics(ref, query),
        figures.getMetricEvents(ref, metric, query, {
          offset: 0,
          limit: Infinity,
        }),
      ]);
      const figure = metrics[metric]!;
      const { window, open, unattributed, fixForwards, maturing } = figure;
      const beside = { open, unattributed, fixForwards, maturing };
      const { version, title, markdown } = definitions.get(metric);
      return {
        output: {
          model: ref,
          from: window.from,
          to: window.to,
          figure: {
            ...toFigureAnswer(figure),
            numerator: figure.numerator,
            denominator: figure.denominator,
          },
          leftOut: figure.excluded,
          beside: JSON.parse(JSON.stringify(beside)),
          events: greatestFirst(page.items).slice(0, MOST_EVENTS),
          definition: { version, title, markdown },
        },
      };
    },
  });
}

function eventSchema(z: Zod) {
  return z.object({
    eventId: z.string(),
    type: z.string(),
    time: z.string(),
    version: z.string().nullable(),
    environment: z.string().nullable(),
    value: z
      .number()
      .nullable()
      .describe('What it brings, in the unit of the figure'),
    url: z
      .string()
      .nullable()
      .describe('The ticket of an incident, else the run, else the change'),
    runUrl: z.string().nullable().describe('Pipeline run it came from'),
    changeUrl: z.string().nullable().describe('Change it brought'),
    related: z
      .array(
        z.object({
          kind: z.enum(['incident', 'rollback', 'approval', 'deployment']),
          eventId: z.string(),
          time: z.string(),
          text: z.string(),
          url: z.string().nullable(),
        }),
      )
      .describe('What failed it, what it undid, what is blamed, its approval'),
  });
}

/** @param events - newest first, which equals keep */
function greatestFirst(events: MetricEvent[]) {
  return events
    .filter(({ contributes }) => contributes)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .map(({ source, model, contributes, excludedFor, ...event }) => event);
}
