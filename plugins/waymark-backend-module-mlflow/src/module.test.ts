import { collectDoors } from 'backstage-plugin-waymark-node/testUtils';
import module from './index';

describe('waymarkModuleMlflow', () => {
  it('walks in through its door', async () => {
    const config = { waymark: { mlflow: { signatureKeys: ['key'] } } };
    const { translators } = await collectDoors(module, { config });

    expect(translators.map(each => each.source)).toEqual(['mlflow']);
    const body = Buffer.from(
      '{"entity":"registered_model","action":"created"}',
    );
    expect(translators[0].translate({ headers: {}, body })).toEqual([]);
    await expect(translators[0].verify({ headers: {}, body })).rejects.toThrow(
      'X-MLflow-Signature is missing',
    );
  });
});
