import Typography from '@material-ui/core/Typography';
import { useTheme } from '@material-ui/core/styles';
import type { Figure } from 'backstage-plugin-waymark-common';
import { waymarkPalette } from '../../palette';
import { useTranslate } from '../../hooks/useTranslate';
import { changeWords } from './changeWords';

/** A figure that moved. */
export type FigureChangeProps = { figure: Figure };

/** "↑ up 4.8 percentage points, worse than the 90 days before". */
export function FigureChange(props: FigureChangeProps) {
  const { figure } = props;
  const t = useTranslate();
  const { status } = waymarkPalette(useTheme());
  const change = changeWords(t, figure);
  const before = t('figures.change.before', {
    count: Math.round(figure.window.days),
  });
  if (!change) {
    return (
      <Typography variant="body2" component="span" color="textSecondary">
        {t('figures.change.none', { before })}
      </Typography>
    );
  }
  const { arrow, text, judgement } = change;
  const tone = judgement && status[judgement === 'better' ? 'ok' : 'failed'];
  return (
    <Typography variant="body2" component="span">
      {t(judgement ? 'figures.change.than' : 'figures.change.against', {
        before,
        change: (
          <span style={tone && { color: tone.text }}>
            <span aria-hidden>{arrow} </span>
            {judgement
              ? t(`figures.change.${judgement}`, { change: text })
              : text}
          </span>
        ),
      })}
    </Typography>
  );
}
