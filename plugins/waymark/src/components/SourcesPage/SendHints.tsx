import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import type { Source } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const classes = useStyles();
  const discovery = useApi(discoveryApiRef);
  const { value: baseUrl } = useCachedQuery({
    key: ['fixed', 'baseUrl'],
    load: () => discovery.getBaseUrl('waymark'),
  });
  const [at] = useState(() => new Date().toISOString());
  if (!baseUrl) return null;

  if (source.kind === 'webhook') {
    const url = `${baseUrl}/webhooks/${source.name}`;
    return (
      <>
        <Typography variant="body2">
          {t('sources.send.webhook', { name: source.name })}
        </Typography>
        <pre className={classes.code}>{url}</pre>
        <CopyButton kind="address" text={url} />
      </>
    );
  }
  const curl = curlOf(source, baseUrl, at);
  return (
    <>
      <Typography variant="body2">
        {t('sources.send.token', {
          method: <code>POST</code>,
          address: <code>{baseUrl}/events</code>,
          header: <code>Authorization: Bearer</code>,
          variable: <code>WAYMARK_TOKEN</code>,
        })}
        {curl.includes('@event.json') && ` ${t('sources.send.limited')}`}
      </Typography>
      <pre className={classes.code} aria-label={t('sources.send.command')}>
        {curl}
      </pre>
      <CopyButton kind="command" text={curl} />
    </>
  );
}
