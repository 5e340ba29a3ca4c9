/**
 * What each CDEvents type demands of `subject.content`: facts of the 0.5.1
 * specification, approvals as drafted for 0.6.
 *
 * `name` is a text that is not empty, `name~` one that may be, `name!` one that
 * must be there; `:uri` and `:ref` want a URI or a reference, `=a|b` one of
 * those, `[]` a list of texts, `{…}` an object of such fields,
 * `{+…}` one that may have others too.
 */
export const CD_EVENT_TYPES: Record<string, string> = {
  'approval.closed':
    'approvalDetailsUrl! resourceTargetUrl! responder!~:uri decision!=escalated|delegate|deferred|requestChanges|approved|rejected status!=approved|rejected|cancelled|expired',
  'approval.created': 'approvalDetailsUrl! resourceTargetUrl! requestor!:uri',
  'approval.updated':
    'approvalDetailsUrl! resourceTargetUrl! responder!~:uri decision!=escalated|delegate|deferred|requestChanges|approved|rejected',
  'artifact.deleted': 'user',
  'artifact.downloaded': 'user',
  'artifact.packaged': 'change!{id!,source:ref} sbom{uri!:ref}',
  'artifact.published': 'sbom{uri!:ref} user',
  'artifact.signed': 'signature!',
  'branch.created': 'repository{id!,source:ref}',
  'branch.deleted': 'repository{id!,source:ref}',
  'build.finished': 'artifactId~',
  'build.queued': '',
  'build.started': '',
  'change.abandoned': 'repository{id!,source:ref}',
  'change.created': 'description repository{id!,source:ref}',
  'change.merged': 'repository{id!,source:ref}',
  'change.reviewed': 'repository{id!,source:ref}',
  'change.updated': 'repository{id!,source:ref}',
  'environment.created': 'name~ uri~:uri',
  'environment.deleted': 'name~',
  'environment.modified': 'name~ uri~:uri',
  'incident.detected':
    'description~ environment!{id!,source:ref} service{id!,source:ref} artifactId',
  'incident.reported':
    'description~ environment!{id!,source:ref} ticketURI!:uri service{id!,source:ref} artifactId',
  'incident.resolved':
    'description~ environment!{id!,source:ref} service{id!,source:ref} artifactId',
  'pipelinerun.finished':
    'pipelineName~ uri~:uri outcome=success|failure|cancel|error errors~',
  'pipelinerun.queued': 'pipelineName~ uri~:uri',
  'pipelinerun.started': 'pipelineName!~ uri!~:uri',
  'repository.created': 'name! owner~ uri!~:uri viewUrl~:uri',
  'repository.deleted': 'name~ owner~ uri~:uri viewUrl~:uri',
  'repository.modified': 'name~ owner~ uri~:uri viewUrl~:uri',
  'service.deployed': 'environment!{id!,source:ref} artifactId!',
  'service.published': 'environment{id!,source:ref}',
  'service.removed': 'environment{id!,source:ref}',
  'service.rolledback': 'environment!{id!,source:ref} artifactId!',
  'service.upgraded': 'environment!{id!,source:ref} artifactId!',
  'taskrun.finished':
    'taskName~ uri~:uri pipelineRun{id!,source:ref} outcome~ errors~',
  'taskrun.started': 'taskName~ uri~:uri pipelineRun{id!,source:ref}',
  'testcaserun.finished':
    'outcome!=success|failure|cancel|error severity=low|medium|high|critical reason~ environment!{id!,source:ref} testSuiteRun{id!,source~} testCase{id!,version~,name~,type=performance|functional|unit|security|compliance|integration|e2e|other,uri~:uri}',
  'testcaserun.queued':
    'trigger{+type=manual|pipeline|event|schedule|other,uri~:uri} environment!{id!,source:ref} testSuiteRun{id!,source~} testCase{id!,version~,name~,type=performance|functional|unit|security|compliance|integration|e2e|other,uri~:uri}',
  'testcaserun.skipped':
    'reason~ environment{id!,source:ref} testSuiteRun{id!,source~} testCase{id!,version~,name~,type=performance|functional|unit|security|compliance|integration|e2e|other,uri~:uri}',
  'testcaserun.started':
    'trigger{+type=manual|pipeline|event|schedule|other,uri~:uri} environment!{id!,source:ref} testSuiteRun{id!,source~} testCase{id!,version~,name~,type=performance|functional|unit|security|compliance|integration|e2e|other,uri~:uri}',
  'testoutput.published':
    'outputType!=report|video|image|log|other format!~ uri~:uri testCaseRun{id!,source~}',
  'testsuiterun.finished':
    'environment!{id!,source:ref} testSuite{id!,version~,name~,uri~:uri} outcome!=success|failure|cancel|error severity=low|medium|high|critical reason~',
  'testsuiterun.queued':
    'trigger{+type=manual|pipeline|event|schedule|other,uri~:uri} environment!{id!,source:ref} testSuite{id!,version~,name~,uri~:uri}',
  'testsuiterun.started':
    'trigger{+type=manual|pipeline|event|schedule|other,uri~:uri} environment!{id!,source:ref} testSuite{id!,version~,name~,uri~:uri}',
  'ticket.closed':
    'summary~ ticketType~ group~ creator assignees[] priority~ labels[] milestone~ uri!:ref resolution! updatedBy~',
  'ticket.created':
    'summary!~ ticketType~ group~ creator! assignees[] priority~ labels[] milestone~ uri!:ref',
  'ticket.updated':
    'summary~ ticketType~ group~ creator assignees[] priority~ labels[] milestone~ updatedBy~ uri!:ref',
};
