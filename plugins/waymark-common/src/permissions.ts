import { createPermission } from '@backstage/plugin-permission-common';

/**
 * What the permissions below are decided on: entities of the catalog, so that a
 * policy may decide with the catalog's own conditions, such as `isEntityOwner`.
 * They are asked with the ref of the model, team or platform. What has no
 * entity fulfils no condition.
 */
const resourceType = 'catalog-entity';

/** See models' figures, deployments and maturity; asked together with the catalog's own read permission. @public */
export const waymarkModelReadPermission = createPermission({
  name: 'waymark.model.read',
  attributes: { action: 'read' },
});

/** See what was a model of the catalog and is no more, whoever owned it last. @public */
export const waymarkModelReadRemovedPermission = createPermission({
  name: 'waymark.model.read.removed',
  attributes: { action: 'read' },
});

/** Send delivery events. @public */
export const waymarkEventIngestPermission = createPermission({
  name: 'waymark.event.ingest',
  attributes: { action: 'create' },
});

/** Send more events than a pipeline ever would, as replays of whole histories do. @public */
export const waymarkEventReplayPermission = createPermission({
  name: 'waymark.event.replay',
  attributes: { action: 'create' },
});

/**
 * Say which model an event is of that names none. It is not decided on that
 * model, since it takes the event from every other that it might be of. @public
 */
export const waymarkEventAssignPermission = createPermission({
  name: 'waymark.event.assign',
  attributes: { action: 'update' },
});

/** Correct what events say of a model, and reverse corrections. @public */
export const waymarkEventCorrectPermission = createPermission({
  name: 'waymark.event.correct',
  attributes: { action: 'update' },
  resourceType,
});

/** Ask for a rollback of a model, or withdraw one. @public */
export const waymarkRollbackCreatePermission = createPermission({
  name: 'waymark.rollback.create',
  attributes: { action: 'create' },
  resourceType,
});

/** See who sends events and how much. @public */
export const waymarkSourceReadPermission = createPermission({
  name: 'waymark.source.read',
  attributes: { action: 'read' },
});

/** Make, see, test and revoke tokens of sources that speak of a model. @public */
export const waymarkSourceCreatePermission = createPermission({
  name: 'waymark.source.create',
  attributes: { action: 'create' },
  resourceType,
});

/** Make, see, test and revoke tokens that may speak of any model, or of one in no catalog. @public */
export const waymarkSourceCreateAnyPermission = createPermission({
  name: 'waymark.source.create.any',
  attributes: { action: 'create' },
});

/** Revoke any source's token. @public */
export const waymarkSourceRevokePermission = createPermission({
  name: 'waymark.source.revoke',
  attributes: { action: 'delete' },
});

/** Attest criteria of maturity frameworks, or withdraw an attestation. @public */
export const waymarkControlAttestPermission = createPermission({
  name: 'waymark.control.attest',
  attributes: { action: 'create' },
  resourceType,
});

/** Ask others to attest criteria, and withdraw what one asked. @public */
export const waymarkReviewRequestPermission = createPermission({
  name: 'waymark.review.request',
  attributes: { action: 'create' },
  resourceType,
});

/** Ask a gate whether a version of a model may be deployed, which is recorded. @public */
export const waymarkGateDecidePermission = createPermission({
  name: 'waymark.gate.decide',
  attributes: { action: 'create' },
  resourceType,
});

/** Have all figures made anew from the ledger, and see how far that is. @public */
export const waymarkProjectionRebuildPermission = createPermission({
  name: 'waymark.projection.rebuild',
  attributes: { action: 'update' },
});

/** Start, change and close campaigns, and have them remind people. @public */
export const waymarkCampaignManagePermission = createPermission({
  name: 'waymark.campaign.manage',
  attributes: { action: 'update' },
});

/** Every permission Waymark declares. @public */
export const waymarkPermissions = [
  waymarkModelReadPermission,
  waymarkModelReadRemovedPermission,
  waymarkEventIngestPermission,
  waymarkEventReplayPermission,
  waymarkEventAssignPermission,
  waymarkEventCorrectPermission,
  waymarkRollbackCreatePermission,
  waymarkControlAttestPermission,
  waymarkCampaignManagePermission,
  waymarkReviewRequestPermission,
  waymarkGateDecidePermission,
  waymarkSourceReadPermission,
  waymarkSourceCreatePermission,
  waymarkSourceCreateAnyPermission,
  waymarkSourceRevokePermission,
  waymarkProjectionRebuildPermission,
];
