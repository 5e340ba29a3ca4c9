export interface Config {
  waymark?: {
    openlineage?: {
      /**
       * API keys an OpenLineage client may send as bearer token. Two while one
       * is being replaced. Without any, every event is refused.
       *
       * @deepVisibility secret
       */
      secrets?: string[];
      /**
       * What the catalog calls a data set that runs read.
       */
      datasets?: Array<{
        /** As OpenLineage has it, `postgres://db.example.com:5432` */
        namespace: string;
        /** As OpenLineage has it, `risk.public.loans` */
        name: string;
        /** Entity ref, `dataset:default/loans` */
        ref: string;
      }>;
    };
  };
}
