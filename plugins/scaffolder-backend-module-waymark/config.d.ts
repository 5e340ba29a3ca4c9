export interface Config {
  waymark?: {
    risk?: {
      /**
       * The lists by which `waymark:risk:classify` proposes a tier. A list given
       * here replaces the default one; the template's form must offer the same ids.
       */
      rules?: {
        /** Practices that may not be built (EU AI Act Art. 5) */
        prohibitedPractices?: {
          id: string;
          article: string;
          text: string;
        }[];
        /** Areas that make a model high-risk (Annex III) */
        annexIIIAreas?: {
          id: string;
          article: string;
          text: string;
        }[];
        /** Cases in which people must be told (Art. 50) */
        transparency?: {
          id: string;
          article: string;
          text: string;
        }[];
      };
    };
  };
}
