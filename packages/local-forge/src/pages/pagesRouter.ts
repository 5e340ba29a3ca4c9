import { createReadStream } from 'node:fs';
import { NotFoundError } from '@backstage/errors';
import { ErrorRequestHandler, Request, Response } from 'express';
import Router from 'express-promise-router';
import { Repository } from '../git/Repository';
import { artifactFile } from '../pipelines/artifactFile';
import { TraceFile } from '../pipelines/TraceFile';
import { ForgeStore } from '../store/ForgeStore';
import { JobRow, ProjectRow } from '../store/rows';
import { commitPage } from './commitPage';
import { blobPage, treePage } from './filePages';
import { html } from './html';
import { layout } from './layout';
import { mergeRequestPage } from './mergeRequestPage';
import { jobPage, pipelinePage } from './pipelinePage';
import { projectPage } from './projectPage';
import { projectsPage } from './projectsPage';

const traceEndChars = 4_000;

const answerErrorPage: ErrorRequestHandler = (error, _req, res, next) => {
  if (['NotFoundError', 'InputError'].includes(error.name)) {
    const title = error.name === 'NotFoundError' ? 'Not found' : 'Bad request';
    res
      .status(error.name === 'NotFoundError' ? 404 : 400)
      .send(layout({ title, body: html`<p>${error.message}</p>` }));
  } else {
    next(error);
  }
};

/**
 * The read-only view for people who follow a link, at GitLab's addresses.
 *
 * @public
 */
export function createPagesRouter(store: ForgeStore, baseUrl: string) {
  const router = Router();

  function projectOf(req: Request): ProjectRow {
    const { group, name } = req.params;
    const project = store.project(`${group}/${name}`);
    if (!project) {
      throw new NotFoundError(`There is no project ${group}/${name}`);
    }
    return project;
  }
  /** What a route's star stands for. */
  const restOf = (req: Request) =>
    (req.params as unknown as Record<number, string>)[0];
  const repositoryOf = (project: ProjectRow) =>
    new Repository(store.paths.repository(project.id));
  const traceOf = (project: ProjectRow, job: JobRow) =>
    new TraceFile(store.paths.trace(project.id, job.id)).read();

  router.use((_req, res: Response, next) => {
    res.set({
      'Content-Type': 'text/html; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    });
    next();
  });

  router.get('/', (_req, res) => {
    res.send(projectsPage(store.projects()));
  });

  router.get(
    ['/:group/:name', '/:group/:name/-/pipelines'],
    async (req, res) => {
      res.send(await projectPage(store, projectOf(req), baseUrl));
    },
  );

  router.get('/:group/:name/-/pipelines/:pipeline', (req, res) => {
    const project = projectOf(req);
    const pipeline = store.pipeline(Number(req.params.pipeline));
    if (pipeline?.projectId !== project.id) {
      throw new NotFoundError('There is no such pipeline');
    }
    res.send(
      pipelinePage(project, pipeline, job =>
        traceOf(project, job).slice(-traceEndChars),
      ),
    );
  });

  function jobOf(req: Request, project: ProjectRow) {
    const id = Number(req.params.job);
    for (const pipeline of store.pipelines(project.id)) {
      const job = pipeline.jobs.find(row => row.id === id);
      if (job) {
        return { pipeline, job };
      }
    }
    throw new NotFoundError('There is no such job');
  }

  router.get('/:group/:name/-/jobs/:job', (req, res) => {
    const project = projectOf(req);
    const { pipeline, job } = jobOf(req, project);
    res.send(jobPage(project, pipeline, job, traceOf(project, job)));
  });

  router.get('/:group/:name/-/jobs/:job/artifacts/(raw|file)/*', (req, res) => {
    const { pipeline, job } = jobOf(req, projectOf(req));
    const [, path] = /\/artifacts\/(?:raw|file)\/(.+)$/.exec(
      decodeURIComponent(req.path),
    )!;
    // As text: what a job wrote must not become a page of this origin.
    res.type('text/plain');
    createReadStream(artifactFile(store.paths, pipeline, job, path)).pipe(res);
  });

  router.get('/:group/:name/-/commit/:sha', async (req, res) => {
    const project = projectOf(req);
    res.send(await commitPage(project, repositoryOf(project), req.params.sha));
  });

  router.get('/:group/:name/-/merge_requests/:iid', async (req, res) => {
    const project = projectOf(req);
    const iid = Number(req.params.iid);
    res.send(await mergeRequestPage(project, repositoryOf(project), iid));
  });

  router.get('/:group/:name/-/tree/*', async (req, res) => {
    const project = projectOf(req);
    res.send(await treePage(project, repositoryOf(project), restOf(req)));
  });

  router.get('/:group/:name/-/blob/*', async (req, res) => {
    const project = projectOf(req);
    res.send(await blobPage(project, repositoryOf(project), restOf(req)));
  });

  router.use(answerErrorPage);
  return router;
}
