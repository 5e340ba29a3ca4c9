import { useTranslate } from '../../../hooks/useTranslate';
import { NameSelect, type NameSelectProps } from './NameSelect';

/** The environments there are, and the one chosen. */
export type EnvironmentSelectProps = Pick<
  NameSelectProps,
  'value' | 'anyLabel' | 'onChange'
> & {
  /** In any order, also more than once */
  environments: string[];
};

/** Narrows what is shown to one environment. */
export function EnvironmentSelect(props: EnvironmentSelectProps) {
  const { environments, ...rest } = props;
  const t = useTranslate();
  return (
    <NameSelect
      id="waymark-environment"
      label={t('common.environment.label')}
      names={[...new Set(environments)].sort()}
      {...rest}
    />
  );
}
