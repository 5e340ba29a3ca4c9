import type { Entity } from '@backstage/catalog-model';
import { DatasetEntityProcessor } from './DatasetEntityProcessor';

const processor = new DatasetEntityProcessor();

function dataset(spec: object): Entity {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Dataset',
    metadata: { name: 'loan-book', namespace: 'finance' },
    spec: {
      type: 'tabular',
      lifecycle: 'production',
      owner: 'credit-analytics',
      ...spec,
    },
  };
}

describe('DatasetEntityProcessor', () => {
  it('accepts data sets and leaves other kinds alone', async () => {
    await expect(
      processor.validateEntityKind(dataset({ privacy: 'personal' })),
    ).resolves.toBe(true);
    await expect(
      processor.validateEntityKind({ ...dataset({}), kind: 'Model' }),
    ).resolves.toBe(false);
  });

  it('names every field at fault at once', async () => {
    await expect(
      processor.validateEntityKind(
        dataset({ type: 'spreadsheet', privacy: 'secret' }),
      ),
    ).rejects.toThrow(
      'spec.type must be one of tabular, text, image, audio, time-series, other; spec.privacy must be one of none, pseudonymous, personal, special-category',
    );
  });

  it('relates data sets in the namespace they stand in', async () => {
    const relations: string[] = [];
    await processor.postProcessEntity(
      dataset({ derivedFrom: ['raw-loans'] }),
      { type: 'file', target: 'loans.yaml' },
      result => {
        if (result.type === 'relation') {
          const { source, type, target } = result.relation;
          relations.push(
            `${source.namespace}/${source.name} ${type} ${target.namespace}/${target.name}`,
          );
        }
      },
    );
    expect(relations).toEqual([
      'finance/loan-book ownedBy finance/credit-analytics',
      'finance/credit-analytics ownerOf finance/loan-book',
      'finance/loan-book derivedFrom finance/raw-loans',
      'finance/raw-loans baseOf finance/loan-book',
    ]);
  });
});
