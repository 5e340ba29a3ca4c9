import type { Entity } from '@backstage/catalog-model';
import type { WAYMARK_API_VERSION } from './ModelEntity';

/** A data set models are trained or evaluated on. @public */
export interface DatasetEntity extends Entity {
  apiVersion: typeof WAYMARK_API_VERSION;
  kind: 'Dataset';
  spec: {
    type: 'tabular' | 'text' | 'image' | 'audio' | 'time-series' | 'other';
    lifecycle: string;
    owner: string;
    system?: string;
    /** Where the data lies; a URI */
    location?: string;
    /** Personal data: none, pseudonymous, personal or special category */
    privacy?: 'none' | 'pseudonymous' | 'personal' | 'special-category';
    licence?: string;
    derivedFrom?: string[];
  };
}

/** Whether an entity is a data set. @public */
export function isDatasetEntity(entity: Entity): entity is DatasetEntity {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'dataset' &&
    entity.apiVersion.startsWith('waymark.dev/')
  );
}
