import {
  createCdEvent,
  type CreateCdEventOptions,
  type Payload,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';

type EventKind =
  | 'change.created'
  | 'change.merged'
  | 'incident.reported'
  | 'incident.resolved'
  | 'pipelinerun.finished'
  | 'pipelinerun.queued'
  | 'pipelinerun.started'
  | 'service.deployed'
  | 'taskrun.finished';

/** What one translation says about one thing. */
export type GitlabEventOptions = Omit<CreateCdEventOptions, 'kind' | 'source'>;

/** The project a webhook is about; makes its events. */
export class GitlabProject {
  readonly slug: string;
  readonly url: string;
  readonly #id: string | undefined;

  constructor(payload: Payload) {
    this.slug = payload.text('project.path_with_namespace');
    this.url = payload.url('project.web_url');
    const id = payload.findText('project.id');
    this.#id = id && encodeURIComponent(id);
  }

  /**
   * Events told by webhooks have a source of their own, so that a model whose
   * pipeline reports deployments under the project's URL counts none twice.
   */
  get source(): string {
    // The project's id, where there is one: its path changes when it moves
    return this.#id === undefined
      ? `${this.url}/-/hooks`
      : `${this.#base}/projects/${this.#id}/hooks`;
  }

  get #base(): string {
    const end = `/${this.slug}`;
    return this.url.endsWith(end)
      ? this.url.slice(0, -end.length)
      : new URL(this.url).origin;
  }

  /** The purl of what a commit builds */
  artifactOf(commit: string): string {
    const path = this.slug.split('/').map(encodeURIComponent).join('/');
    return `pkg:gitlab/${path}@${encodeURIComponent(commit)}`;
  }

  event(kind: EventKind, options: GitlabEventOptions): TranslatedEvent {
    return {
      event: createCdEvent({ kind, source: this.source, ...options }),
      hints: [{ annotation: 'gitlab.com/project-slug', value: this.slug }],
    };
  }
}
