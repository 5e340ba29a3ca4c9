import { useEntity } from '@backstage/plugin-catalog-react';
import { modelRefOf } from '../../modelRefOf';
import { useUrlParam } from '../common/filters/useUrlParam';
import { VersionPage } from './VersionPage';
import { VersionsCard } from './VersionsCard';

/** A model's versions; one of them alone where the URL names it. */
export function VersionsTab() {
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const [version] = useUrlParam('version');
  return version === undefined ? (
    <VersionsCard modelRef={modelRef} />
  ) : (
    <VersionPage modelRef={modelRef} version={version} />
  );
}
