import { useApi } from '@backstage/core-plugin-api';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { NameSelect, type NameSelectProps } from '../DeliveryCard/NameSelect';

/** The version chosen; none for all. */
export type VersionSelectProps = Pick<NameSelectProps, 'value' | 'onChange'> & {
  modelRef: string;
};

/** Narrows what is shown to one version of the model, newest first. */
export function VersionSelect(props: VersionSelectProps) {
  const { modelRef, ...rest } = props;
  const api = useApi(waymarkApiRef);
  const { value: known, error } = useModelData(modelRef, () =>
    api.getVersions(modelRef),
  );
  return (
    <NameSelect
      id="waymark-version"
      label="Version"
      anyLabel="all"
      names={(known?.items ?? []).map(({ version }) => version)}
      helperText={error && 'Versions cannot be listed now'}
      {...rest}
    />
  );
}
