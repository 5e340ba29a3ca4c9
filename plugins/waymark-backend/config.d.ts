import type { HumanDuration } from '@backstage/types';

export interface Config {
  waymark?: {
    /** By environment id: its tier where the id does not tell it, and what else it is called */
    environments?: {
      [environment: string]:
        | 'production'
        | 'staging'
        | 'testing'
        | 'development'
        | {
            tier?: 'production' | 'staging' | 'testing' | 'development';
            /** Other names of the same environment, case aside; `*` stands for any text */
            aliases?: string[];
          };
    };
    approvals?: {
      /** CloudEvents sources whose approvals count beside the portal's own; those of all sources when absent */
      approvers?: string[];
    };
    incidents?: {
      /** How far back an incident without a named deployment may be blamed on one, in days. Default 7 */
      attributionDays?: number;
      /** After how many days without any word an open incident is shown as stale. Default 7 */
      staleAfterDays?: number;
    };
    events?: {
      /** Most bytes of one event. Default 1 MiB */
      maxEventBytes?: number;
      /** Most bytes of one request. Default 10 MiB */
      maxRequestBytes?: number;
      /** Most events of one request. Default 10,000 */
      maxEventsPerRequest?: number;
      /** Most events of one sender in each replica; false switches it off */
      rateLimit?:
        | false
        | {
            /** At once, and again after `per`. Default 6,000 */
            events?: number;
            /** Default 1 minute */
            per?: HumanDuration | string;
          };
      /** The same for a vendor's door and for a topic, which speak for all models; `rateLimit` where that alone is set */
      vendorRateLimit?:
        | false
        | {
            /** At once, and again after `per`. Default 60,000 */
            events?: number;
            /** Default 1 minute */
            per?: HumanDuration | string;
          };
      /** The same for whoever has the permission `waymark.event.replay`; `rateLimit` where that alone is set */
      replayRateLimit?:
        | false
        | {
            /** At once, and again after `per`. Default 3,000,000 */
            events?: number;
            /** Default 1 minute */
            per?: HumanDuration | string;
          };
    };
    models?: {
      /** Entity refs of models that are known by the repository in their annotation although their catalog file lies elsewhere */
      confirmed?: string[];
    };
    sources?: {
      /** How long a source's token works beside the one that took its place. Default 24 hours */
      renewalOverlap?: HumanDuration | string;
      /** Entity refs of users and groups who are told that a token ends where the source's models have no owner in the catalog */
      notify?: string[];
    };
    /** How much may come in at once, and how much one event may say */
    limits?: {
      /** Most environments that one model may be deployed to. Default 200 */
      environmentsPerModel?: number;
      /** Most characters of an id, a version, an environment, an artifact or a source. Default 512 */
      idLength?: number;
      /** Most characters of a URL. Default 512 */
      urlLength?: number;
      /** Most links of one event to others. Default 100 */
      linksPerEvent?: number;
      /** Most fields and list items of one event, at any depth. Default 5,000 */
      propertiesPerEvent?: number;
      /** Most money that one event may say was spent. Default 1,000,000,000,000 */
      costAmount?: number;
      /** Most GPU seconds or tokens that one event may say were used. Default 1,000,000,000,000,000 */
      costUnits?: number;
      /** Most bytes of all bodies of requests that are in hand at a time, in each replica. Default 64 MiB */
      bodyBytes?: number;
      /** Until a body has come in whole. Default 15 seconds */
      bodyTimeout?: HumanDuration | string;
    };
    /** Topics of Backstage's events service to take events from */
    topics?: Array<{
      topic: string;
      /** Name of the vendor whose payloads they are, `gitlab` */
      translator?: string;
      /** CDEvents: in CloudEvents of structured or binary mode, or bare; one or a list */
      format?: 'cdevents';
      /** What may come in by it, as a source token limits its sender; anything else is refused */
      limits?: {
        /** CloudEvents sources */
        sources?: string[];
        /** Entity refs of models */
        models?: string[];
        /** Prefixes of event types */
        types?: string[];
      };
      /** Headers a payload has unless it brings its own */
      headers?: { [name: string]: string };
    }>;
    retention?: {
      /** How long events are kept, by their own time and their arrival: `{ days: 730 }` or `P2Y`. A day at least; for ever when absent */
      events?: HumanDuration | string;
    };
    rollback?: {
      /** From asking the platform to its own event. Default 15 minutes */
      timeout?: HumanDuration | string;
      /** From the end of a successful run to the platform's event. Default 2 minutes */
      eventTimeout?: HumanDuration | string;
    };
    metrics?: {
      /** Bands of figures: the id of a shipped legend, or one of your own. Default thresholds-v1 */
      bands?:
        | string
        | {
            /** Named with every band */
            id: string;
            /** Where the limits come from, shown with every band */
            source: string;
            /** By metric id, best first, each but the last with one limit in the metric's unit */
            metrics: {
              [metric: string]: Array<{
                name: 'elite' | 'high' | 'medium' | 'low';
                atLeast?: number | HumanDuration | string;
                below?: number | HumanDuration | string;
                atMost?: number | HumanDuration | string;
              }>;
            };
          };
      /** Whom DORA's Quick Check is held against; ids of the 2025 survey. Default all */
      benchmark?: {
        /** Such as `financial_services` */
        industry?: string;
        /** Such as `more_than_9999` */
        organizationSize?: string;
      };
    };
    maturity?: {
      /** Id of the framework whose level lists show. Default delivery-standard */
      primary?: string;
      /** Further frameworks, or replacements of shipped ones by the same id */
      frameworks?: object[];
    };
    gates?: {
      /** Rules besides the shipped ones, or in place of those with the same id */
      rules?: Array<{
        id: string;
        /** Tiers of environments it is for */
        environments: Array<
          'production' | 'staging' | 'testing' | 'development'
        >;
        /** What holds when it is met */
        title: string;
        /** What to do to meet it */
        todo: string;
        /** Where this CEL expression is false the rule is not for the model */
        applies?: string;
        /** CEL expression over the facts of the version; either this or `criterion` */
        met?: string;
        /** A maturity criterion that has to be met, `<framework>/<criterion>` */
        criterion?: string;
      }>;
      /** Ids of shipped rules to leave out */
      without?: string[];
    };
    campaigns?: {
      /** How many days before a campaign's due day people are reminded. Default 14, 7 and 1 */
      reminderDays?: number[];
    };
  };
}
