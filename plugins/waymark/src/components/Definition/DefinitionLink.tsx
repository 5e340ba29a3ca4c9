import { Link } from '@backstage/core-components';
import type { ReactNode } from 'react';
import { useDefinitionsPath } from './useDefinitionsPath';

/** Which definition to lead to. */
export type DefinitionLinkProps = { id: string; children: ReactNode };

/** Leads to a definition's page where the portal has it. */
export function DefinitionLink(props: DefinitionLinkProps) {
  const { id, children } = props;
  const path = useDefinitionsPath();
  if (!path) return null;
  return (
    <Link to={`${path}/${id}`} underline="always">
      {children}
    </Link>
  );
}
