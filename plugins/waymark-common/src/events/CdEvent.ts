import type { JsonObject } from '@backstage/types';
import type { WaymarkData } from './WaymarkData';

/** A CDEvent (0.5.1), context included, as it lies in a CloudEvent's `data`. @public */
export type CdEvent = {
  context: {
    specversion: string;
    id: string;
    source: string;
    type: string;
    /** ISO 8601 */
    timestamp: string;
    schemaUri?: string;
    chainId?: string;
    links?: JsonObject[];
  };
  subject: {
    id: string;
    source?: string;
    content: JsonObject;
  };
  customData?: { waymark?: WaymarkData } & JsonObject;
  customDataContentType?: string;
};
