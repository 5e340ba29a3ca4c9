import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import Button from '@material-ui/core/Button';
import FileCopyIcon from '@material-ui/icons/FileCopyOutlined';
import { useTranslate } from '../../hooks/useTranslate';

export type CopyButtonProps = {
  /** What is copied */
  kind: 'address' | 'command' | 'token';
  text: string;
};

/** Copies a text, and says so. */
export function CopyButton(props: CopyButtonProps) {
  const { kind, text } = props;
  const t = useTranslate();
  const [{ error }, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState<string>();
  useEffect(() => setCopied(undefined), [text]);
  const done = error ? t('sources.copy.failed') : t('sources.copy.copied');
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
        {copied === undefined ? t(`sources.copy.${kind}`) : done}
      </span>
    </Button>
  );
}
