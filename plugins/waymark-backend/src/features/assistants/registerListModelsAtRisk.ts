import { waymarkModelReadPermission } from 'backstage-plugin-waymark-common';
import { READ_ONLY, type ActionOptions } from './ActionOptions';
import { findRisks } from './findRisks';

const STALE_AFTER_DAYS = 180;
const MAX_MODELS = 200;

/** `list-models-at-risk`: the models that need somebody, and why. */
export function registerListModelsAtRisk(options: ActionOptions): void {
  const { actionsRegistry, access, portfolio } = options;
  actionsRegistry.register({
    name: 'list-models-at-risk',
    title: 'List AI Models at Risk',
    description: `The AI models that need somebody now, those with most reasons first: an open incident in production, a failed deployment that has not recovered, a model of risk tier high below its target maturity level, or one that serves on old training data.

Only models that the caller may see are looked at. \`looked\` says how many that were.`,
    attributes: READ_ONLY,
    visibilityPermission: waymarkModelReadPermission,
    schema: {
      input: z =>
        z.object({
          owner: z
            .string()
            .optional()
            .describe(
              'Entity ref of a group or user, such as group:default/credit; a name alone means a group in the namespace default; groups below it count as well',
            ),
          staleAfterDays: z
            .number()
            .positive()
            .optional()
            .describe(
              `Training data older than this many days is old; ${STALE_AFTER_DAYS} when absent`,
            ),
          limit: z
            .number()
            .int()
            .min(1)
            .max(MAX_MODELS)
            .optional()
            .describe('50 when absent'),
        }),
      output: z =>
        z.object({
          looked: z.number().describe('Models looked at'),
          total: z.number().describe('Models at risk among them'),
          models: z.array(
            z.object({
              model: z.string().describe('Entity ref'),
              title: z.string(),
              owner: z.string().nullable(),
              tier: z.string().nullable().describe('Risk tier'),
              risks: z.array(
                z.object({
                  kind: z.enum(['incident', 'failure', 'belowTarget', 'stale']),
                  text: z.string(),
                }),
              ),
            }),
          ),
        }),
    },
    examples: [
      {
        title: 'What a group should look at',
        input: { owner: 'group:default/credit-analytics' },
      },
    ],
    action: async ({ input, credentials }) => {
      const { owner, staleAfterDays = STALE_AFTER_DAYS, limit = 50 } = input;
      await access.require(waymarkModelReadPermission, credentials);
      const page = { offset: 0, limit: Infinity };
      const all = await portfolio.list(credentials, { owner }, page);
      const models = all.items
        .map(model => ({
          model: model.ref,
          title: model.title ?? model.name,
          owner: model.owner,
          tier: model.tier,
          risks: findRisks(model, staleAfterDays),
        }))
        .filter(({ risks }) => risks.length > 0)
        .sort((a, b) => b.risks.length - a.risks.length);
      return {
        output: {
          looked: all.total,
          total: models.length,
          models: models.slice(0, limit),
        },
      };
    },
  });
}
