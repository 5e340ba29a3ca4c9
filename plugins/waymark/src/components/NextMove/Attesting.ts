/** Whose criteria are attested, and how that is started. */
export type Attesting = {
  /** Entity ref of the model, team or platform */
  subjectRef: string;
  /** Entity ref of whom to ask for a review unless somebody else is chosen */
  owner?: string;
  /** Where a criterion of the result is attested */
  to(criterion: string): string;
  /** Somebody was asked, or no longer is */
  onChanged(): void;
};
