import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import yaml from 'yaml';
import { defaultRiskRules } from '../risk/defaultRiskRules';
import { createRiskClassifyAction } from './createRiskClassifyAction';

const action = createRiskClassifyAction({
  rules: defaultRiskRules,
  now: () => new Date('2026-03-01T09:00:00Z'),
});

function contextOf(input: any) {
  const ctx = createMockActionContext({ input });
  ctx.user = { ref: 'user:development/guest' };
  return ctx;
}

describe('waymark:risk:classify', () => {
  it('runs its examples', async () => {
    const tiers: unknown[] = [];
    for (const { example } of action.examples ?? []) {
      const ctx = contextOf(yaml.parse(example).steps[0].input);
      await action.handler(ctx);
      const outputs = jest.mocked(ctx.output).mock.calls;
      tiers.push(outputs.find(([name]) => name === 'tier')?.[1]);
    }
    expect(tiers).toEqual(['high', 'limited']);
  });

  it('keeps the answers with who gave them and when', async () => {
    const ctx = contextOf({
      annexIIIArea: 'none',
      safetyComponent: false,
      profilesPersons: false,
      transparency: ['interacts', 'generates'],
      generalPurpose: 'gpai',
    });
    await action.handler(ctx);
    expect(ctx.output).toHaveBeenCalledWith('risk', {
      tier: 'limited',
      rationale: expect.stringMatching(/Art\. 50\(1\).*Art\. 53/),
      setBy: 'user:development/guest',
      setAt: '2026-03-01T09:00:00.000Z',
      gpai: 'gpai',
      answers: {
        prohibitedPractices: 'none',
        annexIIIArea: 'none',
        safetyComponent: false,
        profilesPersons: false,
        transparency: 'interacts, generates',
        generalPurpose: 'gpai',
      },
    });
  });

  it('ends the task at a prohibited practice, with no output', async () => {
    const ctx = contextOf({
      prohibitedPractices: ['emotion-at-work', 'face-scraping'],
      annexIIIArea: 'employment',
      safetyComponent: false,
      profilesPersons: true,
    });
    await expect(action.handler(ctx)).rejects.toThrow(
      /nothing was created.*Art\. 5\(1\)\(f\).*Art\. 5\(1\)\(e\)/,
    );
    expect(ctx.output).not.toHaveBeenCalled();
  });
});
