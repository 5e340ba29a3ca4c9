import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  createTemplateAction,
  getRepoSourceDirectory,
  initRepoAndPush,
} from '@backstage/plugin-scaffolder-node';
import { examples } from './createGitlabPushAction.examples';

/** Options of {@link createGitlabPushAction}. @public */
export type CreateGitlabPushActionOptions = {
  config: Config;
  integrations: ScmIntegrationRegistry;
};

/**
 * Creates `waymark:gitlab:push`, which pushes the workspace as the first commit
 * of an empty GitLab project. `publish:gitlab` sets CI variables only after its
 * own push, too late for the pipeline that push starts; with no `sourcePath` of
 * its own and this action after it, the variables are there first.
 *
 * @public
 */
export function createGitlabPushAction(options: CreateGitlabPushActionOptions) {
  const { config, integrations } = options;
  return createTemplateAction({
    id: 'waymark:gitlab:push',
    description:
      'Pushes the workspace as the first commit of an empty GitLab project.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        remoteUrl: z =>
          z.string({ description: 'The project, as publish:gitlab gives it' }),
        defaultBranch: z => z.string().default('main'),
        commitMessage: z => z.string().default('Initial commit'),
        sourcePath: z =>
          z
            .string({ description: 'Folder of the workspace; all when absent' })
            .optional(),
        gitAuthorName: z => z.string().optional(),
        gitAuthorEmail: z => z.string().optional(),
        token: z =>
          z
            .string({
              description: "A user's token instead of the integration's",
            })
            .optional(),
      },
      output: {
        commitHash: z => z.string({ description: 'The first commit' }),
      },
    },
    async handler(ctx) {
      const { remoteUrl } = ctx.input;
      const integration = integrations.gitlab.byUrl(remoteUrl);
      if (!integration) {
        throw new InputError(
          `No GitLab integration is configured for ${remoteUrl}; add its host under integrations.gitlab`,
        );
      }
      const userOnly = config.getOptionalBoolean(
        'scaffolder.requireScmUserCredentials',
      );
      const password =
        ctx.input.token ?? (userOnly ? undefined : integration.config.token);
      if (!password) {
        throw new InputError(`No token is available for ${remoteUrl}`);
      }
      if (ctx.isDryRun) {
        ctx.output('commitHash', 'dry-run');
        return;
      }
      const commitHash = await ctx.checkpoint({
        key: `waymark.gitlab.push.${remoteUrl}`,
        fn: async () => {
          const pushed = await initRepoAndPush({
            dir: getRepoSourceDirectory(
              ctx.workspacePath,
              ctx.input.sourcePath,
            ),
            remoteUrl: `${remoteUrl.replace(/\.git$/, '')}.git`,
            defaultBranch: ctx.input.defaultBranch ?? 'main',
            commitMessage: ctx.input.commitMessage ?? 'Initial commit',
            auth: { username: 'oauth2', password },
            logger: ctx.logger,
            gitAuthorInfo: {
              name:
                ctx.input.gitAuthorName ??
                config.getOptionalString('scaffolder.defaultAuthor.name'),
              email:
                ctx.input.gitAuthorEmail ??
                config.getOptionalString('scaffolder.defaultAuthor.email'),
            },
          });
          return pushed.commitHash;
        },
      });
      ctx.output('commitHash', commitHash);
    },
  });
}
