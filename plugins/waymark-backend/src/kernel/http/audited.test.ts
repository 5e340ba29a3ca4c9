import { mockServices } from '@backstage/backend-test-utils';
import { audited } from './audited';

const success = jest.fn(async () => {});
const fail = jest.fn(async () => {});
const auditor = mockServices.auditor.mock({
  createEvent: async () => ({ success, fail }),
});

describe('audited', () => {
  beforeEach(() => jest.clearAllMocks());

  it('has what was begun and what came of it in the log', async () => {
    const act = async () => {
      expect(auditor.createEvent).toHaveBeenCalledWith({
        eventId: 'model-retire',
        severityLevel: 'medium',
        meta: { model: 'limits' },
      });
      expect(success).not.toHaveBeenCalled();
      return { id: '7', secret: 'x' };
    };
    const event = { eventId: 'model-retire', meta: { model: 'limits' } };
    await expect(
      audited(auditor, event, act, ({ id }) => ({ id })),
    ).resolves.toEqual({ id: '7', secret: 'x' });
    expect(success).toHaveBeenCalledWith({ meta: { id: '7' } });
    expect(fail).not.toHaveBeenCalled();
  });

  it('has why it failed there, and throws it on', async () => {
    const error = new Error('It is live');
    const event = { eventId: 'model-retire', severityLevel: 'high' } as const;
    await expect(
      audited(auditor, event, async () => {
        throw error;
      }),
    ).rejects.toBe(error);
    expect(auditor.createEvent).toHaveBeenCalledWith(event);
    expect(fail).toHaveBeenCalledWith({ error });
    expect(success).not.toHaveBeenCalled();
  });
});
