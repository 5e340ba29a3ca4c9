import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const { value: known, error } = useModelQuery(modelRef, 'getVersions', {
    limit: OFFERED,
  });
  const some = known?.nextCursor
    ? t('delivery.version.newest', { count: OFFERED })
    : undefined;
  return (
    <NameSelect
      id="waymark-version"
      label={t('delivery.version.label')}
      anyLabel={t('delivery.cohort.all')}
      names={(known?.items ?? []).map(({ version }) => version)}
      helperText={error ? t('delivery.version.failed') : some}
      {...rest}
    />
  );
}
