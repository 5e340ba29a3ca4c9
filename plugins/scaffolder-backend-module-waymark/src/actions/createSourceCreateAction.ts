import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ForwardedError, ResponseError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  CreatedSource,
  CreateSourceRequest,
  WaymarkClient,
} from 'backstage-plugin-waymark-common';
import { asInitiator } from './asInitiator';
import { examples } from './createSourceCreateAction.examples';

/** Options of {@link createSourceCreateAction}. @public */
export type CreateSourceCreateActionOptions = {
  auth: AuthService;
  config: Config;
  discovery: DiscoveryService;
};

/**
 * Creates `waymark:source:create`, which makes an event source and its token in
 * Waymark, as the person who runs the template. The token is an output and is
 * kept nowhere else.
 *
 * @public
 */
export function createSourceCreateAction(
  options: CreateSourceCreateActionOptions,
) {
  const { auth, config, discovery } = options;
  return createTemplateAction({
    id: 'waymark:source:create',
    description:
      'Makes a source that may send events to Waymark, and the token it sends them with.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string({ description: 'What people call the source' }),
        eventSource: z =>
          z.string({ description: 'The one CloudEvents source it may use' }),
        models: z =>
          z
            .array(z.string(), {
              description: 'Entity refs it may speak of; any when absent',
            })
            .optional(),
        types: z =>
          z
            .array(z.string(), {
              description:
                'Prefixes of event types it may send; any when absent',
            })
            .optional(),
        owner: z =>
          z
            .string({
              description:
                'Of a model that is in no catalog yet, entity ref of who it is to belong to. The token ends after 30 minutes unless the model appears with that owner',
            })
            .optional(),
      },
      output: {
        id: z => z.string({ description: 'Id of the source' }),
        token: z => z.string({ description: 'Its token, a secret' }),
        url: z => z.string({ description: 'Where pipelines post events' }),
      },
    },
    async handler(ctx) {
      const url = `${config.getString('backend.baseUrl')}/api/waymark/events`;
      ctx.output('url', url);
      if (ctx.isDryRun) {
        ctx.output('id', 'dry-run');
        ctx.output('token', 'dry-run');
        return;
      }

      const client = await asInitiator(ctx, { auth, discovery });
      let source: CreatedSource | undefined;
      const id = await ctx.checkpoint({
        key: `waymark.source.${ctx.input.eventSource}`,
        fn: async () => {
          source = await create(client, ctx.input);
          return source.id;
        },
      });
      if (!source) {
        // A resumed task: checkpoints are stored in clear text, so the token
        // is not among them, and a new one has to take the lost one's place.
        await client.revokeSource(id);
        source = await create(client, ctx.input);
      }
      ctx.logger.info(
        `Made source '${source.name}' for events of ${source.eventSource}`,
      );
      ctx.output('id', source.id);
      ctx.output('token', source.token);
    },
  });
}

async function create(
  client: WaymarkClient,
  request: CreateSourceRequest,
): Promise<CreatedSource> {
  try {
    return await client.createSource(request);
  } catch (error) {
    // The status alone does not tell which permission or field is at fault.
    if (error instanceof ResponseError) {
      throw new ForwardedError('Waymark made no source', error.cause);
    }
    throw error;
  }
}
