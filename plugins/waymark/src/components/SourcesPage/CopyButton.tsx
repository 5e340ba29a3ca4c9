import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import Button from '@material-ui/core/Button';
import FileCopyIcon from '@material-ui/icons/FileCopyOutlined';

export type CopyButtonProps = {
  /** What is copied, as in "Copy …" */
  what: string;
  text: string;
};

/** Copies a text, and says so. */
export function CopyButton(props: CopyButtonProps) {
  const { what, text } = props;
  const [{ error }, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState<string>();
  useEffect(() => setCopied(undefined), [text]);
  const done = error ? 'Could not copy' : 'Copied';
  return (
    <Button
      size="small"
      variant="outlined"
      startIcon={<FileCopyIcon aria-hidden />}
      onClick={() => {
        copy(text);
        setCopied(text);
      }}
    >
      <span aria-live="polite">
        {copied === undefined ? `Copy ${what}` : done}
      </span>
    </Button>
  );
}
