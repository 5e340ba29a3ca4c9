import type { CorrectionRequest } from 'backstage-plugin-waymark-common';
import { formatInstant } from '../../kernel/time/instant';
import type { Statement } from './CorrectionRecord';

/** What a request says, its instants in the ledger's form. */
export function toStatement(request: CorrectionRequest): Statement {
  switch (request.kind) {
    case 'incidentAttributed':
      return {
        kind: request.kind,
        incident: request.incident,
        startedAt: formatInstant(Date.parse(request.startedAt)),
        ...(request.deployment ? { deployment: request.deployment } : {}),
      };
    case 'incidentEnded':
      return {
        kind: request.kind,
        incident: request.incident,
        startedAt: formatInstant(Date.parse(request.startedAt)),
        endedAt: formatInstant(Date.parse(request.endedAt)),
      };
    case 'deploymentMarked': {
      const { kind, deployment, unplanned } = request;
      return { kind, deployment, unplanned };
    }
    default:
      return { kind: request.kind, event: request.event };
  }
}
