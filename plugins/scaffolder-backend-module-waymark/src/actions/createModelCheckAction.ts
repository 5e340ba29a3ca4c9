import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  ForwardedError,
  ResponseError,
} from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { WaymarkClient } from 'backstage-plugin-waymark-common';
import { asInitiator } from './asInitiator';
import { examples } from './createModelCheckAction.examples';

/** Options of {@link createModelCheckAction}. @public */
export type CreateModelCheckActionOptions = {
  auth: AuthService;
  discovery: DiscoveryService;
};

/**
 * Creates `waymark:model:check`, which ends a template before it makes anything
 * where the name is that of a model already, or where the person who runs it
 * could have no token for the model.
 *
 * @public
 */
export function createModelCheckAction(options: CreateModelCheckActionOptions) {
  return createTemplateAction({
    id: 'waymark:model:check',
    description:
      'Ends the task where a model of that name exists, or where who runs it may not make a source of it.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        model: z => z.string({ description: 'Entity ref of the model' }),
        owner: z =>
          z.string({ description: 'Entity ref of who it is to belong to' }),
        eventSource: z =>
          z.string({
            description: 'The CloudEvents source it is to report by',
          }),
        mayExist: z =>
          z
            .boolean({
              description:
                'Whether the model may be in the catalog; who runs the template must be allowed to make sources of it then',
            })
            .optional(),
      },
    },
    async handler(ctx) {
      const { model, owner, eventSource, mayExist } = ctx.input;
      const client = await asInitiator(ctx, options);
      if (!mayExist) await refuseExisting(client, model);
      try {
        await client.checkSource({
          name: model.slice(0, 100),
          eventSource,
          models: [model],
          owner,
        });
      } catch (error) {
        // The status alone does not tell what is in the way
        if (error instanceof ResponseError) {
          throw new ForwardedError('Nothing was created', error.cause);
        }
        throw error;
      }
    },
  });
}

/** @throws ConflictError naming the owner */
async function refuseExisting(
  client: WaymarkClient,
  ref: string,
): Promise<void> {
  const known = await client.getModel(ref).catch(error => {
    if (error instanceof ResponseError && error.statusCode === 404) return null;
    throw error;
  });
  if (known?.inCatalog) {
    throw new ConflictError(
      `There is a model ${ref} already, which belongs to ${
        known.owner ?? 'nobody'
      }. Nothing was created: choose another name`,
    );
  }
}
