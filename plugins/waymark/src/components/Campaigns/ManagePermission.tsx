import { usePermission } from '@backstage/plugin-permission-react';
import Typography from '@material-ui/core/Typography';
import { waymarkCampaignManagePermission } from 'backstage-plugin-waymark-common';
import type { ReactNode } from 'react';
import { useTranslate } from '../../hooks/useTranslate';

/** What managers of campaigns do; to others which permission that takes. */
export function ManagePermission(props: {
  /** Says what takes the permission */
  what: 'campaigns.permission.change' | 'campaigns.permission.start';
  children: ReactNode;
}) {
  const t = useTranslate();
  const { allowed, loading } = usePermission({
    permission: waymarkCampaignManagePermission,
  });
  if (loading) return null;
  if (allowed) return <>{props.children}</>;
  return (
    <Typography variant="caption" color="textSecondary" component="p">
      {t(props.what, {
        permission: <code>{waymarkCampaignManagePermission.name}</code>,
      })}
    </Typography>
  );
}
