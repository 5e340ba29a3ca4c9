import type { Payload, TranslatedEvent } from 'backstage-plugin-waymark-node';
import { readCommit } from './commit';
import { GithubRepository } from './GithubRepository';

const OUTCOMES = new Map([
  ['success', 'success'],
  ['neutral', 'success'],
  ['failure', 'failure'],
  ['cancelled', 'cancel'],
  ['timed_out', 'error'],
  ['startup_failure', 'error'],
]);

/**
 * `workflow_run`, action `completed`: a run that finished. A skipped run did
 * nothing and is none. Which environment a failed run was to deploy to is left
 * to `deployment_status`, which knows; told twice it would count twice.
 */
export function translateWorkflowRun(payload: Payload): TranslatedEvent[] {
  if (payload.findText('action') !== 'completed') return [];
  const conclusion = payload.findText('workflow_run.conclusion') ?? '';
  const outcome = OUTCOMES.get(conclusion);
  if (!outcome) return [];

  const repository = new GithubRepository(payload);
  const id = payload.text('workflow_run.id');
  const attempt = payload.findText('workflow_run.run_attempt') ?? '1';
  const commit = readCommit(payload, 'workflow_run.head_sha');
  const head = 'workflow_run.head_commit';
  return [
    repository.event('pipelinerun.finished', {
      // A run started again finishes again
      id: `workflow_run/${id}/${attempt}/${conclusion}`,
      time: payload.time('workflow_run.updated_at'),
      subject: id,
      content: {
        pipelineName: payload.findText('workflow_run.name'),
        uri: payload.findUrl('workflow_run.html_url'),
        outcome,
      },
      waymark: {
        change: {
          repository: repository.url,
          commit,
          committedAt: payload.findTime(`${head}.timestamp`),
          url: repository.commitUrl(commit),
          author: payload.findText(`${head}.author.name`),
        },
      },
    }),
  ];
}
