import type {
  CdEvent,
  WaymarkData,
} from '@waymark/backstage-plugin-waymark-common';
import type { TranslatedEvent } from '@waymark/backstage-plugin-waymark-node';
import type { Payload } from './Payload';

type EventKind =
  | 'change.merged'
  | 'incident.reported'
  | 'incident.resolved'
  | 'pipelinerun.finished'
  | 'pipelinerun.started'
  | 'service.deployed'
  | 'taskrun.finished';

const SPEC_VERSION = '0.5.1';
const TYPE_VERSION = '0.3.0';

/** What one translation says about one thing. */
export type GitlabEventOptions = {
  /** Stable: a redelivered payload must give the same id */
  id: string;
  /** ISO 8601 */
  time: string;
  subject: string;
  content: CdEvent['subject']['content'];
  waymark?: WaymarkData;
};

/** The project a webhook is about; makes its events. */
export class GitlabProject {
  readonly slug: string;
  readonly url: string;

  constructor(payload: Payload) {
    this.slug = payload.text('project.path_with_namespace');
    this.url = payload.url('project.web_url');
  }

  /**
   * Events told by webhooks have a source of their own, so that a model whose
   * pipeline reports deployments under the project's URL counts none twice.
   */
  get source(): string {
    return `${this.url}/-/hooks`;
  }

  /** The purl of what a commit builds */
  artifactOf(commit: string): string {
    const path = this.slug.split('/').map(encodeURIComponent).join('/');
    return `pkg:gitlab/${path}@${encodeURIComponent(commit)}`;
  }

  event(kind: EventKind, options: GitlabEventOptions): TranslatedEvent {
    const { id, time, subject, content, waymark } = options;
    return {
      event: {
        context: {
          specversion: SPEC_VERSION,
          id,
          source: this.source,
          type: `dev.cdevents.${kind}.${TYPE_VERSION}`,
          timestamp: time,
        },
        subject: { id: subject, content: withoutGaps(content) },
        ...(waymark && {
          customData: { waymark: withoutGaps(waymark) },
          customDataContentType: 'application/json',
        }),
      },
      hints: [{ annotation: 'gitlab.com/project-slug', value: this.slug }],
    };
  }
}

// A key set to undefined is no key once it is JSON; let both be equal
function withoutGaps<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
