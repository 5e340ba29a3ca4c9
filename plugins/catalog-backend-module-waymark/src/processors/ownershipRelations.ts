import {
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import type { RelationField } from './EntityRelations';

/** What models and data sets have in common with Backstage's own kinds. */
export const ownershipRelations: RelationField[] = [
  {
    field: 'owner',
    defaultKind: 'Group',
    kinds: ['group', 'user'],
    forward: RELATION_OWNED_BY,
    reverse: RELATION_OWNER_OF,
  },
  {
    field: 'system',
    defaultKind: 'System',
    kinds: ['system'],
    forward: RELATION_PART_OF,
    reverse: RELATION_HAS_PART,
  },
];
