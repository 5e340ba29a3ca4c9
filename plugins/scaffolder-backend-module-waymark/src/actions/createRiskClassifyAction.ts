import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { classifyRisk } from '../risk/classifyRisk';
import type { RiskRules } from '../risk/RiskRules';
import { examples } from './createRiskClassifyAction.examples';

/**
 * Creates `waymark:risk:classify`, which proposes a model's risk tier from the
 * form's answers. It changes nothing anywhere. A prohibited practice ends the
 * task with an `InputError`, so it belongs before the steps that make things.
 *
 * @public
 */
export function createRiskClassifyAction(options: {
  rules: RiskRules;
  now?: () => Date;
}) {
  const { rules, now = () => new Date() } = options;
  return createTemplateAction({
    id: 'waymark:risk:classify',
    description:
      'Proposes the risk tier of a model after the EU AI Act, with the reason in words.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        prohibitedPractices: z =>
          z
            .array(z.string(), { description: 'Art. 5 practices that apply' })
            .default([]),
        annexIIIArea: z =>
          z.string({ description: 'Annex III area it is used in, or none' }),
        safetyComponent: z =>
          z.boolean({
            description:
              'A regulated product or its safety component (Annex I)',
          }),
        profilesPersons: z =>
          z.boolean({ description: 'Profiles natural persons (Art. 6(3))' }),
        transparency: z =>
          z
            .array(z.string(), { description: 'Art. 50 cases that apply' })
            .default([]),
        generalPurpose: z =>
          z
            .enum(['no', 'gpai', 'gpai-systemic'], {
              description: 'General-purpose model (Art. 51)',
            })
            .default('no'),
      },
      output: {
        tier: z =>
          z.enum(['minimal', 'limited', 'high'], {
            description: 'The proposed tier',
          }),
        rationale: z =>
          z.string({ description: 'Why, naming the articles that decide' }),
        risk: z =>
          z.object(
            {
              tier: z.string(),
              rationale: z.string(),
              setBy: z.string(),
              setAt: z.string(),
              gpai: z.string(),
              answers: z.record(z.union([z.string(), z.boolean()])),
            },
            { description: 'The value of spec.risk of a Model entity' },
          ),
      },
    },
    async handler(ctx) {
      const answers = {
        ...ctx.input,
        prohibitedPractices: ctx.input.prohibitedPractices ?? [],
        transparency: ctx.input.transparency ?? [],
        generalPurpose: ctx.input.generalPurpose ?? 'no',
      };
      const { tier, rationale } = classifyRisk(answers, rules);
      if (tier === 'prohibited') {
        throw new InputError(
          `This model may not be built, and nothing was created. ${rationale} ` +
            'Correct the answers if they are wrong; otherwise ask your legal team.',
        );
      }
      ctx.logger.info(`Proposed risk tier: ${tier}. ${rationale}`);
      ctx.output('tier', tier);
      ctx.output('rationale', rationale);
      ctx.output('risk', {
        tier,
        rationale,
        setBy: ctx.user?.ref ?? 'unknown',
        setAt: now().toISOString(),
        gpai: answers.generalPurpose,
        answers: {
          prohibitedPractices: list(answers.prohibitedPractices),
          annexIIIArea: answers.annexIIIArea,
          safetyComponent: answers.safetyComponent,
          profilesPersons: answers.profilesPersons,
          transparency: list(answers.transparency),
          generalPurpose: answers.generalPurpose,
        },
      });
    },
  });
}

function list(ids: string[]): string {
  return ids.join(', ') || 'none';
}
