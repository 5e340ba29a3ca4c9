import type { Core } from './core/createCore';
import { createAssignments } from './features/assignments/createAssignments';
import { createAssistants } from './features/assistants/createAssistants';
import { createAttestations } from './features/attestations/createAttestations';
import { createCampaigns } from './features/campaigns/createCampaigns';
import { createCorrections } from './features/corrections/createCorrections';
import { createGates } from './features/gates/createGates';
import { createModels } from './features/models/createModels';
import { createReporters } from './features/reporters/createReporters';
import { createRollbacks } from './features/rollback/createRollbacks';
import { createIntakeFeature } from './intake/createIntakeFeature';
import type { Feature } from './kernel/Feature';
import { createPortfolioFeature } from './portfolio/createPortfolio';
import { createProjectionsFeature } from './projections/createProjections';
import { createRollupsFeature } from './rollups/createRollupsFeature';
import { createStandingsFeature } from './standings/createStandingsFeature';

type CreateFeature = (core: Core) => Feature | Promise<Feature>;

/**
 * The registry of features: a new one is a folder and a line here. Behind them
 * come the rooms that have routes of their own; the one that lets events in is
 * the last, when everything else is ready for them.
 */
export const features: CreateFeature[] = [
  createReporters,
  createAssignments,
  createAssistants,
  createAttestations,
  createCampaigns,
  createCorrections,
  createGates,
  createModels,
  createRollbacks,

  createRollupsFeature,
  createPortfolioFeature,
  createProjectionsFeature,
  createStandingsFeature,
  createIntakeFeature,
];
