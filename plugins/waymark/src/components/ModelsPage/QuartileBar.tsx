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
        The models’ own values
      </Typography>
      <Typography>
        {models === 1
          ? `One model has a value: ${format(median)}`
          : `Of ${models} models half lie between ${format(q1)} and ${format(
              q3,
            )}, the middle one at ${format(median)}; from ${format(
              min,
            )} to ${format(max)}`}
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
