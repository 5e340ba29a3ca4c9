import type { Config } from '@backstage/config';
import { InputError, NotFoundError } from '@backstage/errors';
import type {
  MaturityFramework,
  MaturityResult,
} from 'backstage-plugin-waymark-common';
import { gatherFactLinks } from '../facts/gatherFactLinks';
import { gatherFacts } from '../facts/gatherFacts';
import { gatherGroupFacts } from '../facts/gatherGroupFacts';
import { assess, decide } from './assess';
import type { Framework, FrameworkEdition } from './Framework';
import type {
  AssessGroupOptions,
  AssessModelOptions,
  JudgeModelOptions,
  MaturityService,
} from './MaturityService';
import type { Verdict } from './reachLevels';
import { readFrameworks, type ReadFrameworksOptions } from './readFrameworks';

const DEFAULT_PRIMARY = 'delivery-standard';

/** Judges by frameworks loaded once; keeps nothing and does no I/O after that. */
export class DefaultMaturityService implements MaturityService {
  /**
   * Judges by the frameworks that configuration and modules bring.
   *
   * @throws InputError when a framework is faulty, with its place named
   */
  static fromConfig(
    config: Config,
    options: ReadFrameworksOptions = {},
  ): DefaultMaturityService {
    return DefaultMaturityService.create(readFrameworks(config, options));
  }

  static create(options: {
    frameworks: Framework[];
    primary?: string;
  }): DefaultMaturityService {
    const { frameworks, primary = DEFAULT_PRIMARY } = options;
    const first = frameworks.find(({ id }) => id === primary);
    if (first?.subject !== 'model' || !first.merged) {
      throw new InputError(
        `waymark.maturity.primary: no framework "${primary}" judges a model by one level`,
      );
    }
    return new DefaultMaturityService([
      first,
      ...frameworks.filter(framework => framework !== first),
    ]);
  }

  private constructor(private readonly frameworks: Framework[]) {}

  listFrameworks(): MaturityFramework[] {
    return this.frameworks.map(
      ({ id, version, title, subject, merged, levels, areas, source }) => ({
        id,
        version,
        title,
        subject,
        merged,
        levels,
        areas,
        source,
      }),
    );
  }

  listEditions(): FrameworkEdition[] {
    return this.frameworks.map(({ id, version, subject, digest }) => ({
      id,
      version,
      subject,
      digest,
    }));
  }

  assessModel(
    options: AssessModelOptions,
    framework?: string,
  ): MaturityResult[] {
    const facts = { ...options.providedFacts, ...gatherFacts(options) };
    const { now, rows } = options;
    const { attestations, reviews } = rows;
    const links = gatherFactLinks(options);
    return this.judgeModel(
      { facts, attestations, reviews, now },
      framework,
    ).map(result => linkFacts(result, links));
  }

  judgeModel(
    { facts, attestations, reviews, now }: JudgeModelOptions,
    framework?: string,
  ): MaturityResult[] {
    return this.#judging('model', framework).map(one =>
      assess(one, facts, { attestations, reviews, now }),
    );
  }

  decideModel(
    { facts, attestations, now }: JudgeModelOptions,
    frameworks?: string[],
  ): Verdict[] {
    return this.#judging('model')
      .filter(({ id }) => !frameworks || frameworks.includes(id))
      .map(one => decide(one, facts, { attestations, now }));
  }

  assessGroup(
    subject: 'team' | 'platform',
    options: AssessGroupOptions,
    framework?: string,
  ): MaturityResult[] {
    const facts = gatherGroupFacts(options.models);
    const { attestations, reviews, now } = options;
    return this.#judging(subject, framework).map(one =>
      assess(one, facts, { attestations, reviews, now }),
    );
  }

  findAttested(
    subject: Framework['subject'],
    named: { framework: string; criterion: string },
  ): { question: string; expiresAfter: string } {
    const framework = this.frameworks.find(({ id }) => id === named.framework);
    const criterion = framework?.criteria.find(
      ({ id }) => id === named.criterion,
    );
    if (framework?.subject !== subject || criterion?.kind !== 'attested') {
      throw new InputError(
        `Nobody is asked to attest ${named.criterion} of ${named.framework} for a ${subject}`,
      );
    }
    return criterion.attested!;
  }

  hasCriterion(
    subject: Framework['subject'],
    named: { framework: string; criterion: string },
  ): boolean {
    const found = this.frameworks.find(({ id }) => id === named.framework);
    return (
      found?.subject === subject &&
      found.criteria.some(({ id }) => id === named.criterion)
    );
  }

  listCriteria(
    framework: string,
  ): { id: string; title: string; todo: string }[] {
    const found = this.frameworks.find(({ id }) => id === framework);
    return found?.criteria ?? [];
  }

  #judging(subject: Framework['subject'], framework?: string): Framework[] {
    const asked = this.frameworks.filter(
      one =>
        one.subject === subject &&
        (framework === undefined || one.id === framework),
    );
    if (!asked.length) {
      throw new NotFoundError(
        `No framework "${framework}" judges a ${subject}`,
      );
    }
    return asked;
  }
}

/** A result whose facts lead to the addresses that events gave for them. */
function linkFacts(
  result: MaturityResult,
  links: ReadonlyMap<string, string>,
): MaturityResult {
  return {
    ...result,
    criteria: result.criteria.map(criterion => ({
      ...criterion,
      facts: criterion.facts.map(fact => {
        const target = links.get(fact.name);
        return target
          ? { ...fact, evidence: { kind: 'url' as const, target } }
          : fact;
      }),
    })),
  };
}
