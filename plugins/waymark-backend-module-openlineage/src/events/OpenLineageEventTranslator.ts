import type { Config } from '@backstage/config';
import {
  Payload,
  SharedSecret,
  type EventTranslator,
  type TranslatedEvent,
  type VendorRequest,
} from 'backstage-plugin-waymark-node';
import { DatasetNames } from './DatasetNames';
import { LineageRun } from './LineageRun';
import { translatePackaged } from './translatePackaged';
import { translateRun } from './translateRun';

/**
 * OpenLineage's run events as CDEvents: runs that start and end, and models
 * that came out of them. Job and dataset events become no events.
 *
 * @public
 */
export class OpenLineageEventTranslator implements EventTranslator {
  readonly source = 'openlineage';

  private constructor(
    private readonly secret: SharedSecret,
    private readonly datasets: DatasetNames,
  ) {}

  /**
   * Reads `waymark.openlineage`; without `secrets`, every event is refused.
   *
   * @throws Error when `datasets` has an entry that names no data set
   */
  static fromConfig(config: Config): OpenLineageEventTranslator {
    return new OpenLineageEventTranslator(
      SharedSecret.fromConfig(config, 'waymark.openlineage.secrets'),
      DatasetNames.fromConfig(config),
    );
  }

  verify({ headers }: VendorRequest): Promise<void> {
    return this.verifyHeaders(headers);
  }

  async verifyHeaders(headers: VendorRequest['headers']): Promise<void> {
    const token = headers.authorization?.replace(/^Bearer +/i, '');
    this.secret.verify(token, 'Authorization');
  }

  translate({ body }: VendorRequest): TranslatedEvent[] {
    const payload = Payload.parse(body);
    const isRun = payload.keys('run').length > 0;
    const isStatic =
      payload.keys('job').length > 0 || payload.keys('dataset').length > 0;
    if (!isRun && isStatic) return [];

    const run = new LineageRun(payload);
    return [...translateRun(run), ...translatePackaged(run, this.datasets)];
  }
}
