import { InputError } from '@backstage/errors';
import type { WaymarkData } from 'backstage-plugin-waymark-common';
import {
  createCdEvent,
  type CreateCdEventOptions,
  type Payload,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import { imageTag } from './imageTag';

type EventKind =
  | 'incident.detected'
  | 'incident.resolved'
  | 'service.deployed'
  | 'service.rolledback'
  | 'taskrun.finished';

/** Where Argo CD's events come from and what its namespaces stand for. */
export type ArgocdOptions = {
  source: string;
  environments: Map<string, string>;
};

/** The application or rollout a notification is about; makes its events. */
export class ArgocdApp {
  readonly uid: string;
  readonly name: string;
  readonly environment: string;
  readonly version: string | undefined;
  readonly #source: string;
  readonly #model: string | undefined;

  constructor(readonly payload: Payload, options: ArgocdOptions) {
    this.uid = payload.text('app.uid');
    this.name = payload.text('app.name');
    this.#source = options.source;
    this.#model = payload.findText('app.model');
    this.environment =
      payload.findText('app.environment') ?? this.#ofNamespace(options);
    this.version = payload.findText('app.modelVersion') ?? findTag(payload);
  }

  /** @throws InputError when neither annotation nor image tells */
  get knownVersion(): string {
    if (this.version) return this.version;
    throw new InputError(
      `${this.name} names no version: annotate it with waymark.dev/model-version, as it has not exactly one image with a tag`,
    );
  }

  artifactOf(version: string): string {
    return `pkg:generic/${encodeURIComponent(this.name)}@${encodeURIComponent(
      version,
    )}`;
  }

  event(
    kind: EventKind,
    options: Omit<CreateCdEventOptions, 'kind' | 'source'>,
  ): TranslatedEvent {
    const waymark: WaymarkData = { model: this.#model, ...options.waymark };
    return {
      event: createCdEvent({
        ...options,
        kind,
        id: `${this.uid}/${options.id}`,
        source: this.#source,
        waymark,
      }),
      hints: [{ annotation: 'argocd/app-name', value: this.name }],
    };
  }

  #ofNamespace({ environments }: ArgocdOptions): string {
    const namespace = this.payload.findText('app.namespace');
    if (!namespace) {
      throw new InputError(
        `${this.name} names no environment: annotate it with waymark.dev/environment, as it has no namespace`,
      );
    }
    return environments.get(namespace) ?? namespace;
  }
}

/** Of several images none is known to be the model's */
function findTag(payload: Payload): string | undefined {
  const images = payload.find('app.images') ?? [];
  if (!Array.isArray(images)) throw new InputError('app.images is not a list');
  const [image, another] = new Set(images);
  return typeof image === 'string' && another === undefined
    ? imageTag(image)
    : undefined;
}
