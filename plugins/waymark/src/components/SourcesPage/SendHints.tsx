import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import type { Source } from 'backstage-plugin-waymark-common';
import { useCachedQuery } from '../../queries';
import { CopyButton } from './CopyButton';
import { curlOf } from './curlOf';

const useStyles = makeStyles(theme => ({
  code: {
    margin: theme.spacing(1, 0),
    padding: theme.spacing(1),
    overflow: 'auto',
    maxHeight: '14rem',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    fontSize: theme.typography.caption.fontSize,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

export type SendHintsProps = { source: Source };

/** Where a source sends, with which header, and a command that does it. */
export function SendHints(props: SendHintsProps) {
  const { source } = props;
  const classes = useStyles();
  const discovery = useApi(discoveryApiRef);
  const { value: baseUrl } = useCachedQuery({
    key: ['fixed', 'base URL'],
    load: () => discovery.getBaseUrl('waymark'),
  });
  const [at] = useState(() => new Date().toISOString());
  if (!baseUrl) return null;

  if (source.kind === 'webhook') {
    const url = `${baseUrl}/webhooks/${source.name}`;
    return (
      <>
        <Typography variant="body2">
          Give {source.name} this address for its webhook, and the secret that
          is in the portal’s configuration. The header it travels in is the
          vendor’s own; the module’s README names it.
        </Typography>
        <pre className={classes.code}>{url}</pre>
        <CopyButton what="address" text={url} />
      </>
    );
  }
  const curl = curlOf(source, baseUrl, at);
  return (
    <>
      <Typography variant="body2">
        Send with <code>POST</code> to <code>{baseUrl}/events</code> and the
        header <code>Authorization: Bearer</code> with the token, here in the
        variable <code>WAYMARK_TOKEN</code>.
        {curl.includes('@event.json') &&
          ' This token is limited to types the command cannot make up: put an event of yours in event.json.'}
      </Typography>
      <pre className={classes.code} aria-label="Command">
        {curl}
      </pre>
      <CopyButton what="command" text={curl} />
    </>
  );
}
