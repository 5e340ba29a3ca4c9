import Typography from '@material-ui/core/Typography';
import type { CreatedSource } from 'backstage-plugin-waymark-common';
import { CopyButton } from './CopyButton';
import { endWords } from './endWords';

export type NewTokenProps = { source: CreatedSource };

/** The token of a source, the only time it is shown. */
export function NewToken(props: NewTokenProps) {
  const { source } = props;
  return (
    <>
      <Typography gutterBottom>
        This is the token of {source.name}. It is shown only now: put it where
        the pipeline keeps its secrets. It {endWords(source.expiresAt)}.
      </Typography>
      <Typography gutterBottom style={{ overflowWrap: 'anywhere' }}>
        <code>{source.token}</code>
      </Typography>
      <CopyButton what="token" text={source.token} />
    </>
  );
}
