import {
  createTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { activityMessages } from './components/ActivityCard/messages';
import { atAGlanceMessages } from './components/AtAGlanceCard/messages';
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
    liveVersions: liveVersionsMessages,
    versions: versionsMessages,
  },
});

/** Gives the words of a message in the viewer's language. */
export type Translate = TranslationFunction<typeof waymarkTranslationRef.T>;
