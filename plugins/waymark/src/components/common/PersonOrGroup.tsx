import { EntityRefLink } from '@backstage/plugin-catalog-react';

export type PersonOrGroupProps = { name: string };

/** A link where the name is an entity ref, else the name as it was given. */
export function PersonOrGroup(props: PersonOrGroupProps) {
  const { name } = props;
  return /^(user|group):/i.test(name) ? (
    <EntityRefLink entityRef={name} />
  ) : (
    <>{name}</>
  );
}
