import Typography from '@material-ui/core/Typography';
import type { CreatedSource } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { CopyButton } from './CopyButton';
import { endWords } from './endWords';

export type NewTokenProps = { source: CreatedSource };

/** The token of a source, the only time it is shown. */
export function NewToken(props: NewTokenProps) {
  const { source } = props;
  const t = useTranslate();
  return (
    <>
      <Typography gutterBottom>
        {t('sources.token', {
          name: source.name,
          end: endWords(t, source.expiresAt),
        })}
      </Typography>
      <Typography gutterBottom style={{ overflowWrap: 'anywhere' }}>
        <code>{source.token}</code>
      </Typography>
      <CopyButton kind="token" text={source.token} />
    </>
  );
}
