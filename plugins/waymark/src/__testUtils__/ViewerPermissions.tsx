import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { MockPermissionApi, TestApiProvider } from '@backstage/test-utils';
import { type ReactNode, useState } from 'react';
import { SWRConfig } from 'swr';

/**
 * What the viewer may do: all but the permissions of these names. Answers are
 * this viewer's own; `usePermission` else keeps them from one test to the next.
 */
export function ViewerPermissions(props: {
  denied?: string[];
  children: ReactNode;
}) {
  const { denied = [], children } = props;
  const [permissions] = useState(
    () =>
      new MockPermissionApi(request =>
        denied.includes(request.permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      ),
  );
  return (
    <SWRConfig value={{ provider: () => new Map() }}>
      <TestApiProvider apis={[[permissionApiRef, permissions]]}>
        {children}
      </TestApiProvider>
    </SWRConfig>
  );
}
