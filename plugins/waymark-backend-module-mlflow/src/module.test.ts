import { collectDoors } from 'backstage-plugin-waymark-node/testUtils';
import module from './index';

describe('waymarkModuleMlflow', () => {
  it('walks in through its door', async () => {
    const config = { waymark: { mlflow: { signatureKeys: ['key'] } } };
    const { modelAnnotations, translators } = await collectDoors(module, {
      config,
    });

    expect(modelAnnotations.map(each => each.annotation)).toEqual([
      'mlflow.org/registered-model',
    ]);

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
