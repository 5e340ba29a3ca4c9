export interface Config {
  waymark?: {
    mlflow?: {
      /**
       * Secrets MLflow signs its webhooks with. Two while one is being
       * replaced. Without any, every MLflow webhook is refused.
       *
       * @deepVisibility secret
       */
      signatureKeys?: string[];
      /**
       * Base URL of the MLflow server; the events' source. Without it the
       * source is /mlflow.
       */
      baseUrl?: string;
      /**
       * Environment each alias stands for, by alias; other aliases say nothing.
       * Takes the place of the default: champion is production, challenger is
       * a shadow in an environment named shadow.
       */
      aliases?: {
        [alias: string]:
          | string
          | {
              environment: string;
              strategy?:
                | 'recreate'
                | 'rolling'
                | 'canary'
                | 'blue-green'
                | 'shadow';
              /** 0 to 100 */
              trafficPercent?: number;
            };
      };
      /**
       * Tags whose value is the URI of a document, beside those named
       * waymark.evidence.<kind>.
       */
      evidence?: Array<{
        tag: string;
        kind:
          | 'sbom'
          | 'signature'
          | 'provenance'
          | 'model-card'
          | 'data-sheet'
          | 'test-report';
      }>;
    };
  };
}
