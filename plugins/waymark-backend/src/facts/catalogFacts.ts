import type { ModelEntity } from 'backstage-plugin-waymark-common';
import type { FactValue } from 'backstage-plugin-waymark-node';
import type { FactGroup } from './Fact';
import { DAY_MS, type FactContext } from './FactContext';

/** Without an entity what it would say is not known. */
function ofModel(read: (spec: ModelEntity['spec']) => FactValue) {
  return ({ model }: FactContext) => (model ? read(model.spec) : null);
}

/** What the catalog says of a model. */
export const catalogFacts: FactGroup = {
  source: "The model's catalog entity",
  freshness: "The catalog's last reading of the entity",
  evidence: { kind: 'catalog', target: null },
  facts: [
    {
      name: 'inCatalog',
      label: 'In the catalog',
      type: 'boolean',
      description:
        'The model is registered. A model that only sends events is a shadow model.',
      read: ({ model }) => model !== undefined,
    },
    {
      name: 'ownerSet',
      label: 'Owner named',
      type: 'boolean',
      description: '`spec.owner` is given.',
      read: ofModel(spec => Boolean(spec.owner?.trim())),
    },
    {
      name: 'ownerIsGroup',
      label: 'Owned by a group',
      type: 'boolean',
      description: '`spec.owner` names a group rather than one person.',
      read: ({ model, ownerKind }) => (model ? ownerKind === 'group' : null),
    },
    {
      name: 'purposeSet',
      label: 'Purpose written down',
      type: 'boolean',
      description: '`spec.purpose` is given.',
      read: ofModel(spec => Boolean(spec.purpose?.trim())),
    },
    {
      name: 'riskTierSet',
      label: 'Risk tier set',
      type: 'boolean',
      description: '`spec.risk.tier` is given.',
      read: ofModel(spec => Boolean(spec.risk?.tier)),
    },
    {
      name: 'riskTier',
      label: 'Risk tier',
      type: 'string',
      description:
        '`spec.risk.tier`: `minimal`, `limited`, `high` or `prohibited`.',
      read: ofModel(spec => spec.risk?.tier ?? null),
    },
    {
      name: 'riskRationale',
      label: 'Reason for the risk tier given',
      type: 'boolean',
      description: '`spec.risk.rationale` is given.',
      read: ofModel(spec => Boolean(spec.risk?.rationale?.trim())),
    },
    {
      name: 'riskTierSetBy',
      label: 'Risk tier set by',
      type: 'string',
      description: '`spec.risk.setBy`: who set the tier.',
      read: ofModel(spec => spec.risk?.setBy ?? null),
    },
    {
      name: 'riskTierAgeDays',
      label: 'Days since the risk tier was set',
      type: 'number',
      unit: 'days',
      description: 'Whole days since `spec.risk.setAt`.',
      read: ({ model, now }) => {
        const at = Date.parse(model?.spec.risk?.setAt ?? '');
        return at <= now ? Math.floor((now - at) / DAY_MS) : null;
      },
    },
    {
      name: 'riskQuestionsAnswered',
      label: 'Answers to the risk questions kept',
      type: 'boolean',
      description:
        '`spec.risk.answers` keeps the answers the tier was proposed from. Without them somebody wrote the tier down.',
      read: ofModel(spec =>
        spec.risk ? Object.keys(spec.risk.answers ?? {}).length > 0 : null,
      ),
    },
    {
      name: 'generalPurpose',
      label: 'General-purpose model',
      type: 'string',
      description:
        '`spec.risk.gpai`: `no`, `gpai` or `gpai-systemic` (Art. 51). Not known where it is not given.',
      read: ofModel(spec => spec.risk?.gpai ?? null),
    },
    {
      name: 'goldenPath',
      label: 'Made from a golden path template',
      type: 'boolean',
      description:
        '`spec.goldenPath` names the template the model was made from.',
      read: ofModel(spec => Boolean(spec.goldenPath?.template)),
    },
    {
      name: 'goldenPathTemplate',
      label: 'Golden path template',
      type: 'string',
      description: '`spec.goldenPath.template`.',
      read: ofModel(spec => spec.goldenPath?.template ?? null),
    },
    {
      name: 'trainedOnDeclared',
      label: 'Training data set declared',
      type: 'boolean',
      description: '`spec.trainedOn` names at least one data set.',
      read: ofModel(spec => (spec.trainedOn?.length ?? 0) > 0),
    },
    {
      name: 'evaluatedOnDeclared',
      label: 'Evaluation data set declared',
      type: 'boolean',
      description: '`spec.evaluatedOn` names at least one data set.',
      read: ofModel(spec => (spec.evaluatedOn?.length ?? 0) > 0),
    },
  ],
};
