export interface Config {
  waymark?: {
    pagerduty?: {
      /**
       * Secrets PagerDuty signs its webhooks with, one for each webhook
       * subscription. Without any, every webhook of PagerDuty is refused.
       *
       * @deepVisibility secret
       */
      webhookSecrets?: string[];
      /**
       * Environment of the incidents, as PagerDuty's events name none.
       * `production` by default.
       */
      defaultEnvironment?: string;
    };
  };
}
