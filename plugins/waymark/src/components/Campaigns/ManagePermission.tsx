import { usePermission } from '@backstage/plugin-permission-react';
import Typography from '@material-ui/core/Typography';
import { waymarkCampaignManagePermission } from 'backstage-plugin-waymark-common';
import type { ReactNode } from 'react';

/** What managers of campaigns do; to others which permission that takes. */
export function ManagePermission(props: {
  /** As in "… takes the permission": "Starting a campaign" */
  what: string;
  children: ReactNode;
}) {
  const { allowed, loading } = usePermission({
    permission: waymarkCampaignManagePermission,
  });
  if (loading) return null;
  if (allowed) return <>{props.children}</>;
  return (
    <Typography variant="caption" color="textSecondary" component="p">
      {props.what} takes the permission{' '}
      <code>{waymarkCampaignManagePermission.name}</code>.
    </Typography>
  );
}
