import { useModelQuery } from '../../queries';
import { NameSelect, type NameSelectProps } from '../common/filters/NameSelect';

/** What is offered; an older one can still be named in the URL. */
const OFFERED = 200;

/** The version chosen; none for all. */
export type VersionSelectProps = Pick<NameSelectProps, 'value' | 'onChange'> & {
  modelRef: string;
};

/** Narrows what is shown to one version of the model, newest first. */
export function VersionSelect(props: VersionSelectProps) {
  const { modelRef, ...rest } = props;
  const { value: known, error } = useModelQuery(modelRef, 'getVersions', {
    limit: OFFERED,
  });
  const some = known?.nextCursor ? `The newest ${OFFERED}` : undefined;
  return (
    <NameSelect
      id="waymark-version"
      label="Version"
      anyLabel="all"
      names={(known?.items ?? []).map(({ version }) => version)}
      helperText={error ? 'Versions cannot be listed now' : some}
      {...rest}
    />
  );
}
