import Typography from '@material-ui/core/Typography';
import { useTheme } from '@material-ui/core/styles';
import type { Figure } from 'backstage-plugin-waymark-common';
import { waymarkPalette } from '../../palette';
import { changeWords } from './changeWords';

/** A figure that moved. */
export type FigureChangeProps = { figure: Figure };

/** "↑ up 4.8 percentage points, worse than the 90 days before". */
export function FigureChange(props: FigureChangeProps) {
  const { figure } = props;
  const { status } = waymarkPalette(useTheme());
  const change = changeWords(figure);
  const before = `the ${Math.round(figure.window.days)} days before`;
  if (!change) {
    return (
      <Typography variant="body2" component="span" color="textSecondary">
        nothing to compare with in {before}
      </Typography>
    );
  }
  const { arrow, text, judgement } = change;
  const tone = judgement && status[judgement === 'better' ? 'ok' : 'failed'];
  return (
    <Typography variant="body2" component="span">
      <span style={tone && { color: tone.text }}>
        <span aria-hidden>{arrow} </span>
        {text}
        {judgement && `, ${judgement}`}
      </span>{' '}
      {judgement ? 'than' : 'against'} {before}
    </Typography>
  );
}
