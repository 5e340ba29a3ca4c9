import Typography from '@material-ui/core/Typography';
import type { Correction } from 'backstage-plugin-waymark-common';
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
  if (!correction) return null;
  return (
    <Typography variant="caption" component="p" color="textSecondary">
      {what} by <PersonOrGroup name={correction.by} />{' '}
      <RelativeTime at={correction.at} />
      {correction.reason && `: ${correction.reason}`}
    </Typography>
  );
}
