export interface Config {
  waymark?: {
    /**
     * Vendors whose JSON webhooks become events by a mapping, each at
     * /webhooks/<source>.
     */
    webhooks?: Array<{
      /** Lower-case letters, digits and dashes. No other module may have it */
      source: string;
      /**
       * Secrets the vendor sends, or signs with. Two while one is being replaced.
       *
       * @deepVisibility secret
       */
      secrets: string[];
      /** Header that carries the secret; Authorization, as bearer token, when left out */
      header?: string;
      /** In place of header: the body is signed */
      hmac?: {
        /** Header that carries the signature, or several with commas between */
        header: string;
        algorithm?: 'sha256';
        /** Either is taken when left out */
        encoding?: 'hex' | 'base64';
        /** What stands before each signature, `sha256=` */
        prefix?: string;
      };
      events: Array<{
        /** One condition or several that must all hold; always when left out */
        when?: WebhookCondition | WebhookCondition[];
        /** Path of a list: an event for each of its items, known as `item` */
        each?: string;
        /** Of CDEvents, `incident.detected` */
        kind: string;
        /** Template: stable, and different for each thing that happened */
        id: string;
        /** Template: ISO 8601, or seconds or milliseconds since 1970 */
        time: string | number;
        /** Template: id of what the event is about */
        subject: string;
        /** Template */
        subjectSource?: string;
        /** Template: entity ref of the model */
        model?: string;
        /** Templates within: the CDEvent's `subject.content` */
        content?: object;
        /** Templates within: the fields of `customData.waymark` */
        waymark?: object;
        /** Catalog annotations to find the model by; `value` is a template */
        hints?: Array<{ annotation: string; value: string }>;
      }>;
    }>;
  };
}

/** Has one of `equals`, `in` and `exists`. */
type WebhookCondition = {
  path: string;
  equals?: string | number | boolean;
  in?: Array<string | number | boolean>;
  exists?: boolean;
};
