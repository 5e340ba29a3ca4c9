import { ConfigReader } from '@backstage/config';
import { cdEvent, foldInput } from '../../__testUtils__/events';
import { foldModel } from '../foldModel';
import { readFoldOptions } from '../readFoldOptions';

const approval = (id: string, source: string) =>
  foldInput(
    cdEvent('approval.closed', {
      id,
      at: '2026-06-01T00:00:00Z',
      source,
      content: { status: 'approved' },
      waymark: { modelVersion: '1' },
    }),
  );

function counted(approvals?: object) {
  const options = readFoldOptions(
    new ConfigReader({ waymark: { ...(approvals && { approvals }) } } as any),
  );
  const events = [
    approval('a', '/forge'),
    approval('b', '/anybody'),
    approval('c', '/waymark/portal'),
  ];
  const rows = foldModel('model:default/credit-risk', events, options);
  return rows.approvals
    .filter(({ byNoApprover }) => !byNoApprover)
    .map(({ id }) => id);
}

describe('approvals', () => {
  it('count from everybody, unless approvers are configured', () => {
    expect(counted()).toEqual(['b', 'a', 'c']);
    expect(counted({ approvers: ['/forge'] })).toEqual(['a', 'c']);
    expect(counted({ approvers: [] })).toEqual(['c']);
  });
});
