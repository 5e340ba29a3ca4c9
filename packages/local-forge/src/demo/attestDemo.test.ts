import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HookReceiver } from '../__testUtils__/HookReceiver';
import { readJsonFile, writeJsonFile } from '../store/jsonFile';
import { attestDemo } from './attestDemo';

const startedAt = '2026-01-02T00:00:00.000Z';
const recorded = {
  model: 'credit-risk',
  framework: 'microsoft-mlops',
  criterion: 'released',
  statement: 'The application has tests.',
  link: 'https://example.com/tests',
  holdsDays: 2,
};

describe('attestDemo', () => {
  let folder: string;
  let portal: HookReceiver;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'attest-'));
    writeFileSync(
      join(folder, 'attestations.json'),
      JSON.stringify([recorded, { ...recorded, criterion: 'gathered' }]),
    );
    writeJsonFile(join(folder, 'demo.json'), { startedAt });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const attest = async (answers: number[]) => {
    portal = new HookReceiver(() => ({ status: answers.shift() ?? 201 }));
    const backendUrl = await portal.start();
    try {
      await attestDemo({
        folder,
        stateFile: join(folder, 'demo.json'),
        backendUrl,
        token: 'demo-token',
        log: () => {},
        signal: new AbortController().signal,
      });
    } finally {
      await portal.stop();
    }
  };

  it('gives each once, whatever the portal was not ready for', async () => {
    await attest([503, 201]);
    expect(
      portal.requests.map(({ path, body }) => [path, JSON.parse(body)]),
    ).toMatchObject([
      ['/api/waymark/models/model/default/credit-risk/attestations', {}],
      [expect.any(String), { criterion: 'released' }],
      [expect.any(String), { criterion: 'gathered' }],
    ]);
    const { model, holdsDays, ...words } = recorded;
    const sent = JSON.parse(portal.requests[1].body);
    expect(sent).toEqual({ ...words, expiresAt: expect.any(String) });
    const days = (Date.parse(sent.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(2, 2);

    await attest([]);
    expect(portal.requests).toEqual([]);
    expect(readJsonFile(join(folder, 'demo.json'))).toEqual({
      startedAt,
      attested: true,
    });
  });

  it('tries again at the next start when it was refused', async () => {
    await expect(attest([400])).rejects.toThrow(/400/);
    await attest([]);
    expect(portal.requests).toHaveLength(2);
  });
});
