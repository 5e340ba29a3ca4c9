export interface Config {
  waymark?: {
    alertmanager?: {
      /**
       * Bearer tokens Alertmanager may send. Two while one is being replaced.
       * Without any, every webhook of Alertmanager is refused.
       *
       * @deepVisibility secret
       */
      secrets?: string[];
      /** Environment of alerts that name none; default `production` */
      defaultEnvironment?: string;
      /** Names of the alert labels read */
      labels?: {
        /** Default `model` */
        model?: string;
        /** Default `environment` */
        environment?: string;
        /** Default `service` */
        service?: string;
        /** Default `cause` */
        cause?: string;
      };
    };
  };
}
