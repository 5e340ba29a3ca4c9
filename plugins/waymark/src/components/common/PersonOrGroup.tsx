import { EntityRefLink } from '@backstage/plugin-catalog-react';

/** An entity ref, or the same as a URN, which events must use in some places. */
const NAMED =
  /^(?:(?:user|group):.+|urn:(?<kind>user|group):(?<namespace>[^:]+):(?<name>[^:]+))$/i;

export type PersonOrGroupProps = { name: string };

/** A link where the name is an entity's, else the name as it was given. */
export function PersonOrGroup(props: PersonOrGroupProps) {
  const { name } = props;
  const named = NAMED.exec(name);
  if (!named) return <>{name}</>;
  const { kind, namespace, name: own } = named.groups ?? {};
  return (
    <EntityRefLink entityRef={kind ? `${kind}:${namespace}/${own}` : name} />
  );
}
