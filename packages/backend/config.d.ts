export interface Config {
  backend?: {
    /**
     * Answers only requests for `localhost` and `127.0.0.1`, and none of web pages
     * from elsewhere. For demonstrations on one machine only; default false.
     */
    onlyThisMachine?: boolean;
  };
  permission?: {
    /** This portal's own permission policy. */
    policy?: {
      /**
       * Lets guests read, use templates and everything of Waymark, rollbacks and
       * tokens included. For demonstrations on one machine only; default false.
       */
      allowGuests?: boolean;
      /**
       * Entity refs of the groups or users who may do everything, such as rolling
       * a model back or making a source's token. Default: nobody.
       */
      operators?: string[];
    };
  };
}
