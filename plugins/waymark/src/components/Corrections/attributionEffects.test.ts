import { t } from '../../__testUtils__/translate';
import { sampleDeployment, sampleIncident } from '../../__testUtils__/samples';
import { attributionEffects } from './attributionEffects';

const blamed = sampleDeployment({ eventId: 'd1', version: '1', failed: true });
const incident = sampleIncident({
  deployment: blamed.eventId,
  deploymentSource: blamed.source,
  deploymentVersion: blamed.version,
});

describe('attributionEffects', () => {
  it('says nothing changes where the same is chosen', () => {
    const deployments = [blamed];
    expect(
      attributionEffects(t, { incident, deployments, chosen: blamed }),
    ).toEqual([]);
    const free = { ...incident, deployment: null, deploymentSource: null };
    expect(attributionEffects(t, { incident: free, deployments })).toEqual([]);
  });

  it('tells of a deployment that is not among those known', () => {
    expect(attributionEffects(t, { incident, deployments: [] })).toEqual([
      'The deployment of 1 to production no longer counts as failed, unless it was rolled back or caused another incident.',
      expect.stringContaining('The incident fails no deployment.'),
    ]);
  });
});
