import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Config } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';
import { ForgeSettings } from './ForgeSettings';

/** @public */
export interface LocalForgeSettings extends ForgeSettings {
  rootDir: string;
  portalUrl: string;
  backendUrl: string;
  /** Whether the recorded demonstration is sent to the portal. */
  replaysDemo: boolean;
}

function findRoot(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, 'backstage.json'))) {
    if (folder === dirname(folder)) {
      return from;
    }
    folder = dirname(folder);
  }
  return folder;
}

/** `--config` files are named relative to where the command was given. */
function configArguments(argv: string[], rootDir: string): string[] {
  return argv.map((argument, i) => {
    const isPath = argv[i - 1] === '--config' && !URL.canParse(argument);
    return isPath && !existsSync(argument)
      ? resolve(rootDir, argument)
      : argument;
  });
}

async function loadConfig(argv: string[], rootDir: string): Promise<Config> {
  return ConfigSources.toConfig(
    ConfigSources.default({
      argv: configArguments(argv, rootDir),
      rootDir,
      watch: false,
      allowMissingDefaultConfig: true,
    }),
  );
}

/**
 * Reads the settings from the app's configuration and the environment, which
 * wins.
 *
 * @public
 */
export async function loadSettings(
  argv: string[],
  env: Record<string, string | undefined>,
): Promise<LocalForgeSettings> {
  const rootDir = findRoot(process.cwd());
  const config = await loadConfig(argv, rootDir);
  const withoutSlash = (url: string) => url.replace(/\/+$/, '');
  return {
    rootDir,
    port: Number(
      env.WAYMARK_FORGE_PORT ??
        config.getOptionalNumber('localForge.port') ??
        3999,
    ),
    home: resolve(rootDir, env.WAYMARK_FORGE_HOME ?? join('.local', 'forge')),
    token: env.WAYMARK_FORGE_TOKEN ?? config.getString('localForge.token'),
    portalUrl: withoutSlash(
      config.getOptionalString('app.baseUrl') ?? 'http://localhost:3000',
    ),
    backendUrl: withoutSlash(
      config.getOptionalString('backend.baseUrl') ?? 'http://localhost:7007',
    ),
    replaysDemo: env.WAYMARK_DEMO_REPLAY !== '0',
  };
}
