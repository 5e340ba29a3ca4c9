import { createServer, Server } from 'node:http';
import express from 'express';
import { answerErrors } from './api/errors';
import { createApiRouter } from './api/apiRouter';
import { ForgeAuth } from './api/ForgeAuth';
import { ForgeLog } from './ForgeLog';
import { ForgeSettings } from './ForgeSettings';
import { createGitRouter } from './git/gitRouter';
import { HookSender } from './hooks/HookSender';
import { ProjectHooks } from './hooks/ProjectHooks';
import { onlyThisMachine } from './onlyThisMachine';
import { createPagesRouter } from './pages/pagesRouter';
import { JobBook } from './pipelines/JobBook';
import { PipelineControl } from './pipelines/PipelineControl';
import { PipelineFactory } from './pipelines/PipelineFactory';
import { Runner } from './pipelines/Runner';
import { findPython } from './process/findPython';
import { Runtime } from './runtime/Runtime';
import { createRuntimeRouter } from './runtime/runtimeRouter';
import { ForgeStore } from './store/ForgeStore';

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () =>
      resolve((server.address() as { port: number }).port),
    );
  });
}

/**
 * The forge, its runner and its runtime, behind one address.
 *
 * @public
 */
export class Forge {
  /** Starts everything; resolves once requests are answered. */
  static async start(settings: ForgeSettings, log: ForgeLog): Promise<Forge> {
    const { home, token } = settings;
    const app = express().disable('x-powered-by');
    const server = createServer(app);
    const port = await listen(server, settings.port);
    const url = `http://localhost:${port}`;

    const store = ForgeStore.open(home);
    store.ensureNamespace('models');
    const auth = new ForgeAuth(token);
    const sender = new HookSender(log);
    const hooks = new ProjectHooks(store, sender, url, log);
    let python: Promise<string> | undefined;
    const context = {
      store,
      log,
      listener: hooks,
      baseUrl: url,
      token,
      python: () => {
        python ??= findPython();
        return python;
      },
    };
    const book = new JobBook(context);
    const runner = new Runner(context, book);
    const control = new PipelineControl(context, book, runner);
    const pipelines = new PipelineFactory(context, runner);
    const runtime = new Runtime({
      home: store.paths.runtime,
      processHome: store.paths.jobHome,
      baseUrl: url,
      log,
      python: context.python,
    });
    runner.failInterrupted();
    runtime.restore();

    app.use(onlyThisMachine());
    app.get('/health', (_req, res) => {
      res.json({ status: 'ok' });
    });
    app.use(
      createGitRouter({
        store,
        auth,
        onPush: (project, push) => {
          hooks.pushed(project, push);
          pipelines
            .pushed(project, push)
            .catch(error => log(`push to ${project.path}: ${error}`));
        },
      }),
    );
    app.use(
      '/api/v4',
      createApiRouter({ store, pipelines, control, baseUrl: url }, auth),
    );
    app.use('/runtime', createRuntimeRouter(runtime, auth));
    app.use(createPagesRouter(store, url));
    app.use((req, res) => {
      res
        .status(404)
        .type('json')
        .json({ message: `404 local-forge has no ${req.method} ${req.path}` });
    });
    app.use(answerErrors(log));

    return new Forge(url, async () => {
      server.close();
      await Promise.all([runner.close(), runtime.close()]);
      await hooks.settled();
      await sender.close();
      server.closeAllConnections();
    });
  }

  private constructor(
    /** Where it is reached, without a trailing slash. */
    readonly url: string,
    /** Ends every process it started and stops answering. */
    readonly close: () => Promise<void>,
  ) {}
}
