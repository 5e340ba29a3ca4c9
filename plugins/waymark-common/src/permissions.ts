import { createPermission } from '@backstage/plugin-permission-common';

/** See models' figures, deployments and maturity; asked together with the catalog's own read permission. @public */
export const waymarkModelReadPermission = createPermission({
  name: 'waymark.model.read',
  attributes: { action: 'read' },
});

/** Send delivery events. @public */
export const waymarkEventIngestPermission = createPermission({
  name: 'waymark.event.ingest',
  attributes: { action: 'create' },
});

/** Say which model an event is of that names none. @public */
export const waymarkEventAssignPermission = createPermission({
  name: 'waymark.event.assign',
  attributes: { action: 'update' },
});

/** Correct what events say of a model, and reverse corrections. @public */
export const waymarkEventCorrectPermission = createPermission({
  name: 'waymark.event.correct',
  attributes: { action: 'update' },
});

/** Ask for a rollback, or withdraw one. @public */
export const waymarkRollbackCreatePermission = createPermission({
  name: 'waymark.rollback.create',
  attributes: { action: 'create' },
});

/** See who sends events and how much. @public */
export const waymarkSourceReadPermission = createPermission({
  name: 'waymark.source.read',
  attributes: { action: 'read' },
});

/** Make a source and its token. @public */
export const waymarkSourceCreatePermission = createPermission({
  name: 'waymark.source.create',
  attributes: { action: 'create' },
});

/** Revoke a source's token. @public */
export const waymarkSourceRevokePermission = createPermission({
  name: 'waymark.source.revoke',
  attributes: { action: 'delete' },
});

/** Attest criteria of maturity frameworks, or withdraw an attestation. @public */
export const waymarkControlAttestPermission = createPermission({
  name: 'waymark.control.attest',
  attributes: { action: 'create' },
});

/** Ask others to attest criteria, and withdraw what one asked. @public */
export const waymarkReviewRequestPermission = createPermission({
  name: 'waymark.review.request',
  attributes: { action: 'create' },
});

/** Ask a gate whether a version may be deployed, which is recorded. @public */
export const waymarkGateDecidePermission = createPermission({
  name: 'waymark.gate.decide',
  attributes: { action: 'create' },
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
  waymarkEventIngestPermission,
  waymarkEventAssignPermission,
  waymarkEventCorrectPermission,
  waymarkRollbackCreatePermission,
  waymarkControlAttestPermission,
  waymarkCampaignManagePermission,
  waymarkReviewRequestPermission,
  waymarkGateDecidePermission,
  waymarkSourceReadPermission,
  waymarkSourceCreatePermission,
  waymarkSourceRevokePermission,
  waymarkProjectionRebuildPermission,
];
