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
  return (
    <NameSelect
      id="waymark-environment"
      label="Environment"
      names={[...new Set(environments)].sort()}
      {...rest}
    />
  );
}
