import Typography from '@material-ui/core/Typography';
import type { RollupFigure } from 'backstage-plugin-waymark-common';
import { formatFigure } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { RangeBar } from '../charts/RangeBar';

/** How the models' own values lie, in words and on a scale. */
export function QuartileBar(props: { figure: RollupFigure }) {
  const { quartiles, unit } = props.figure;
  const t = useTranslate();
  if (!quartiles) return null;
  const { models, min, q1, median, q3, max } = quartiles;
  const format = (value: number) => formatFigure(t, value, unit);
  return (
    <>
      <Typography variant="subtitle1" component="h3">
        {t('models.quartiles.title')}
      </Typography>
      <Typography>
        {models === 1
          ? t('models.quartiles.one', { value: format(median) })
          : t('models.quartiles.many', {
              models: String(models),
              q1: format(q1),
              q3: format(q3),
              median: format(median),
              min: format(min),
              max: format(max),
            })}
      </Typography>
      <RangeBar
        max={max}
        ranges={[
          { from: min, to: max },
          { from: q1, to: q3, filled: true },
        ]}
        mark={median}
      />
    </>
  );
}
