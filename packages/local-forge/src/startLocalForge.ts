import { join } from 'node:path';
import { attestDemo } from './demo/attestDemo';
import { replayDemo } from './demo/replayDemo';
import { seedProjects } from './demo/seedProjects';
import { welcome } from './demo/welcome';
import { Forge } from './Forge';
import { logToStdout } from './ForgeLog';
import { loadSettings } from './loadSettings';
import { ForgePaths } from './store/ForgePaths';

/**
 * Starts the forge as the app's configuration says, sends the demonstration to
 * the portal, and ends cleanly when asked to.
 *
 * @public
 */
export async function startLocalForge(): Promise<void> {
  const settings = await loadSettings(process.argv, process.env);
  const forge = await Forge.start(settings, logToStdout);
  logToStdout(
    `listening on ${forge.url}, keeping its state in ${settings.home}`,
  );

  const stopping = new AbortController();
  const stop = async () => {
    if (!stopping.signal.aborted) {
      stopping.abort();
      await forge.close();
      process.exit(0);
    }
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('SIGHUP', stop);
  // The development server that started this one is gone.
  process.on('disconnect', stop);

  if (settings.replaysDemo) {
    try {
      const demo = {
        folder: join(settings.rootDir, 'examples', 'events'),
        stateFile: new ForgePaths(settings.home).demo,
        backendUrl: settings.backendUrl,
        token: 'waymark-demo',
        log: logToStdout,
        signal: stopping.signal,
      };
      await seedProjects({
        folder: join(settings.rootDir, 'examples', 'repositories'),
        forgeUrl: forge.url,
        token: settings.token,
        log: logToStdout,
      });
      await replayDemo(demo);
      await attestDemo(demo);
      process.stdout.write(
        welcome({
          portalUrl: settings.portalUrl,
          forgeUrl: forge.url,
          token: process.env.WAYMARK_FORGE_TOKEN ? undefined : settings.token,
        }),
      );
    } catch (error) {
      if (!stopping.signal.aborted) {
        logToStdout(`the demo was not replayed: ${error}`);
      }
    }
  }
}
