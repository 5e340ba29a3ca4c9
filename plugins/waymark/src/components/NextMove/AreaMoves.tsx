import Typography from '@material-ui/core/Typography';
import type { MaturityResult } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import type { Attesting } from './Attesting';
import { MoveList } from './MoveList';

export type AreaMovesProps = {
  result: MaturityResult;
  attesting: Attesting;
};

/** The next move of each area, in a framework that makes no level of them. */
export function AreaMoves({ result, attesting }: AreaMovesProps) {
  const t = useTranslate();
  return (
    <>
      {result.areas.map(({ id, title, next }) => {
        const step = result.criteria.find(each => each.id === next[0])?.level;
        return (
          <section key={id} aria-label={t('nextMove.ofArea', { area: title })}>
            <Typography variant="subtitle2" component="h5">
              {step === undefined
                ? t('nextMove.areaReached', { area: title })
                : t('nextMove.areaTo', { area: title, level: String(step) })}
            </Typography>
            {next.length > 0 && (
              <MoveList result={result} criteria={next} attesting={attesting} />
            )}
          </section>
        );
      })}
    </>
  );
}
