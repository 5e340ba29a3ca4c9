/**
 * A maturity framework as its file writes it. What each key means, and how
 * conditions are written, stands in `docs/maturity`.
 *
 * @public
 */
export type MaturityFrameworkFile = {
  /** Lower case with hyphens; one that Waymark brings is replaced */
  id: string;
  /** Raised whenever levels or criteria change */
  version: number;
  title: string;
  /** Whom it judges */
  subject: 'model' | 'team' | 'platform';
  /** Whether the areas make one level; true unless said otherwise */
  merged?: boolean;
  source: { title: string; url?: string };
  levels: {
    level: number;
    title: string;
    summary: string;
    evidencePattern?: string;
    unlockMove?: string;
    antiPattern?: string;
  }[];
  areas: {
    id: string;
    title: string;
    /** Levels at which nothing more is asked of it than at the one below */
    asBelow?: number[];
  }[];
  /** The level a model of a risk tier should have */
  targets?: { minimal?: number; limited?: number; high?: number };
  criteria: {
    id: string;
    area: string;
    level: number;
    title: string;
    /** Articles and clauses of laws and standards it answers to */
    references?: string[];
    /** What to do to meet it, a sentence */
    todo: string;
    kind: 'automatic' | 'attested';
    /** CEL over `facts.<name>`; a must for automatic criteria */
    met?: string;
    /** CEL; where it is false the criterion is not asked for */
    applies?: string;
    /** What a person says yes to, and the ISO 8601 duration it holds at most */
    attested?: { question: string; expiresAfter: string };
  }[];
};
