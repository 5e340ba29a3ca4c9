import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { activityMessages } from './components/ActivityCard/messages';
import { atAGlanceMessages } from './components/AtAGlanceCard/messages';
import { chartsMessages } from './components/charts/messages';
import { definitionMessages } from './components/Definition/messages';
import { datasetModelsMessages } from './components/DatasetModelsCard/messages';
import { lineageMessages } from './components/LineageCard/messages';
import { gatesMessages } from './components/Gates/messages';
import { forecastMessages } from './components/ForecastCard/messages';
import { riskMessages } from './components/RiskCard/messages';
import { maturityCardMessages } from './components/MaturityCard/messages';
import { quickCheckMessages } from './components/QuickCheckCard/messages';
import { nextMoveMessages } from './components/NextMove/messages';
import { reviewsMessages } from './components/Reviews/messages';
import { rollbackMessages } from './components/Rollback/messages';
import { campaignsMessages } from './components/Campaigns/messages';
import { deliveryMessages } from './components/DeliveryTab/messages';
import { maturityMessages } from './components/MaturityPage/messages';
import { modelsMessages } from './components/ModelsPage/messages';
import { scorecardMessages } from './components/ScorecardTab/messages';
import { unassignedMessages } from './components/UnassignedEvents/messages';
import { sourcesMessages } from './components/SourcesPage/messages';
import { commonMessages } from './components/common/messages';
import { correctionsMessages } from './components/Corrections/messages';
import { deliveryCardMessages } from './components/DeliveryCard/messages';
import { deploymentsMessages } from './components/DeploymentsTab/messages';
import { figuresMessages } from './components/Figures/messages';
import { liveVersionsMessages } from './components/LiveVersionsCard/messages';
import { versionsMessages } from './components/VersionsTab/messages';
import { formatMessages } from './format/messages';

/**
 * All words of Waymark that people read in the browser, in English. A portal
 * brings other languages with `createTranslationResource`.
 *
 * Each folder keeps its messages in a file of its own, named here once.
 *
 * @alpha
 */
export const waymarkTranslationRef = createTranslationRef({
  id: 'plugin.waymark',
  messages: {
    format: formatMessages,
    common: commonMessages,
    figures: figuresMessages,
    activity: activityMessages,
    atAGlance: atAGlanceMessages,
    corrections: correctionsMessages,
    deliveryCard: deliveryCardMessages,
    deployments: deploymentsMessages,
    charts: chartsMessages,
    definition: definitionMessages,
    datasetModels: datasetModelsMessages,
    lineage: lineageMessages,
    gates: gatesMessages,
    forecast: forecastMessages,
    risk: riskMessages,
    maturityCard: maturityCardMessages,
    quickCheck: quickCheckMessages,
    nextMove: nextMoveMessages,
    reviews: reviewsMessages,
    rollback: rollbackMessages,
    campaigns: campaignsMessages,
    delivery: deliveryMessages,
    maturity: maturityMessages,
    models: modelsMessages,
    scorecard: scorecardMessages,
    unassigned: unassignedMessages,
    sources: sourcesMessages,
    liveVersions: liveVersionsMessages,
    versions: versionsMessages,
  },
});

type Messages = typeof waymarkTranslationRef.T;

/** i18next chooses between messages that end so, by a number. */
type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

type KeyOf<Name> = Name extends `${infer Key}_${Plural}` ? Key : Name;

/** Names a message; one that has plurals without their endings. */
export type MessageKey = KeyOf<keyof Messages>;

/**
 * Gives the words of a message in the viewer's language, with what stands in its
 * places. Backstage's own type works out the places of every message at each
 * call, which takes the compiler minutes with as many messages; here a test
 * checks that each call names those of its message.
 */
export type Translate = {
  (key: MessageKey, values?: Record<string, string | number>): string;
  (
    key: MessageKey,
    values: Record<string, string | number | JSX.Element>,
  ): JSX.Element;
};
