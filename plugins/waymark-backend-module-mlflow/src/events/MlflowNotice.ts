import {
  createCdEvent,
  type CreateCdEventOptions,
  type Payload,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';

type EventKind =
  | 'artifact.published'
  | 'service.deployed'
  | 'service.removed'
  | 'testoutput.published';

type EventOptions = Omit<
  CreateCdEventOptions,
  'kind' | 'source' | 'id' | 'time'
> & {
  /** Tells events of one delivery apart */
  part?: string;
};

/** One delivery about a registered model; makes its events. */
export class MlflowNotice {
  readonly model: string;
  readonly time: string;

  /**
   * @param delivery - MLflow's delivery id, the same in each of its attempts
   */
  constructor(
    readonly payload: Payload,
    private readonly delivery: string,
    private readonly source: string,
  ) {
    this.model = payload.text('data.name');
    this.time = payload.time('timestamp');
  }

  get version(): string {
    return this.payload.text('data.version');
  }

  /** The version's purl */
  get artifact(): string {
    const name = encodeURIComponent(this.model);
    return `pkg:mlflow/${name}@${encodeURIComponent(this.version)}`;
  }

  event(kind: EventKind, { part, ...options }: EventOptions): TranslatedEvent {
    return {
      event: createCdEvent({
        ...options,
        kind,
        id: ['delivery', this.delivery, ...(part ? [part] : [])].join('/'),
        source: this.source,
        time: this.time,
      }),
      hints: [{ annotation: 'mlflow.org/registered-model', value: this.model }],
    };
  }
}
