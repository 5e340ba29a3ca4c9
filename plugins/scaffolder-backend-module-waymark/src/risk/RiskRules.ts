/** One answer of the questionnaire and what the law says of it. @public */
export type RiskRule = {
  /** As the template's form writes it */
  id: string;
  /** Where it stands, `Art. 5(1)(c)` */
  article: string;
  /** What applies, in words that follow "it" */
  text: string;
};

/**
 * The lists the EU AI Act may change. They are data: configuration replaces
 * each of them as a whole.
 *
 * @public
 */
export type RiskRules = {
  /** Art. 5: may not be built */
  prohibitedPractices: RiskRule[];
  /** Annex III: areas that make a system high-risk */
  annexIIIAreas: RiskRule[];
  /** Art. 50: systems people must be told about */
  transparency: RiskRule[];
};
