import { InputError } from '@backstage/errors';
import {
  createCdEvent,
  type CreateCdEventOptions,
  type Payload,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';

type EventKind =
  | 'approval.closed'
  | 'artifact.published'
  | 'change.created'
  | 'change.merged'
  | 'incident.reported'
  | 'incident.resolved'
  | 'pipelinerun.finished'
  | 'service.deployed'
  | 'service.rolledback'
  | 'taskrun.finished';

/** What one translation says about one thing. */
export type GithubEventOptions = Omit<CreateCdEventOptions, 'kind' | 'source'>;

/** The repository a webhook is about; makes its events. */
export class GithubRepository {
  /** `owner/repository` */
  readonly slug: string;
  readonly url: string;
  readonly #id: string | undefined;

  constructor(payload: Payload) {
    this.slug = payload.text('repository.full_name');
    if (!/^[\w.-]+\/[\w.-]+$/.test(this.slug)) {
      throw new InputError('repository.full_name is not owner/repository');
    }
    this.url = payload.url('repository.html_url');
    const id = payload.findText('repository.id');
    this.#id = id && encodeURIComponent(id);
  }

  /**
   * Events told by webhooks have a source of their own, so that a model whose
   * workflow reports deployments under the repository's URL counts none twice.
   */
  get source(): string {
    // By id, where there is one: the name changes when a repository moves
    return this.#id === undefined
      ? `${this.url}/settings/hooks`
      : `${new URL(this.url).origin}/repositories/${this.#id}/hooks`;
  }

  /** The purl of what a commit or tag of the repository is */
  artifactOf(version: string): string {
    // A half surrogate pair cannot be encoded
    const encoded = encodeURIComponent(version.replace(/\p{Cs}/gu, '\ufffd'));
    return `pkg:github/${this.slug.toLocaleLowerCase('en-US')}@${encoded}`;
  }

  commitUrl(commit: string): string {
    return `${this.url}/commit/${commit}`;
  }

  event(kind: EventKind, options: GithubEventOptions): TranslatedEvent {
    return {
      event: createCdEvent({ kind, source: this.source, ...options }),
      hints: [{ annotation: 'github.com/project-slug', value: this.slug }],
    };
  }
}
