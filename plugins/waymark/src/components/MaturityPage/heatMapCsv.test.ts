import { maturityOverview } from '../../__testUtils__/maturityOverview';
import { groupsHeatMapCsv, modelsHeatMapCsv } from './heatMapCsv';

const { framework, items, groups } = maturityOverview();

describe('the heat map as CSV', () => {
  it('has a row a model and a column an area', () => {
    expect(modelsHeatMapCsv(framework.areas, items)).toBe(
      [
        'ref,title,owner,system,tier,level,targetLevel,people,tools',
        'model:default/credit-risk,Credit risk,group:default/lending,,high,1,2,2,1',
        'model:default/churn,churn,group:default/lending,,high,1,,2,1',
        '',
      ].join('\r\n'),
    );
  });

  it('has a row a group', () => {
    const [head, row] = groupsHeatMapCsv(framework.areas, groups).split('\r\n');
    expect(head).toBe('group,models,belowTarget,level,people,tools');
    expect(row).toMatch(/^group:default\/lending,1,1,/);
  });
});
