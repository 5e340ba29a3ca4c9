import Typography from '@material-ui/core/Typography';
import type { Correction } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { RelativeTime } from '../common';
import { PersonOrGroup } from '../common/PersonOrGroup';

export type CorrectedNoteProps = {
  correction: Pick<Correction, 'by' | 'at' | 'reason'> | undefined;
  /** What was done, as in "attribution corrected by …" */
  what: string;
};

/** Marks what people corrected: by whom, when, and why. Nothing without a correction. */
export function CorrectedNote(props: CorrectedNoteProps) {
  const { correction, what } = props;
  const t = useTranslate();
  if (!correction) return null;
  return (
    <Typography variant="caption" component="p" color="textSecondary">
      {t(
        correction.reason
          ? 'corrections.note.because'
          : 'corrections.note.plain',
        {
          what,
          person: <PersonOrGroup name={correction.by} />,
          when: <RelativeTime at={correction.at} />,
          reason: correction.reason ?? '',
        },
      )}
    </Typography>
  );
}
