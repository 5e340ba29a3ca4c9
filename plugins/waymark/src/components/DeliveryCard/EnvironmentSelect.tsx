import { NameSelect, type NameSelectProps } from './NameSelect';

/** The environments there are, and the one chosen. */
export type EnvironmentSelectProps = Pick<
  NameSelectProps,
  'value' | 'anyLabel' | 'onChange'
> & { environments: string[] };

/** Narrows what is shown to one environment. */
export function EnvironmentSelect(props: EnvironmentSelectProps) {
  const { environments, ...rest } = props;
  return (
    <NameSelect
      id="waymark-environment"
      label="Environment"
      names={[...environments].sort()}
      {...rest}
    />
  );
}
