import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  FigureOptions,
  LeadTimePoint,
} from 'backstage-plugin-waymark-common';
import { formatDuration } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { useModelQuery } from '../../queries';
import type { Translate } from '../../translation';
import { RangeBar } from '../charts/RangeBar';
import { CardState, Skeleton } from '../common';
import { DefinitionLink } from '../Definition/DefinitionLink';

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(3) },
}));

export type LeadTimePartsProps = { modelRef: string; asked: FigureOptions };

/** Where the time between commit and production goes, the longest part by name. */
export function LeadTimeParts(props: LeadTimePartsProps) {
  const { modelRef, asked } = props;
  const classes = useStyles();
  const t = useTranslate();
  const data = useModelQuery(modelRef, 'getLeadTimeParts', asked);
  return (
    <section className={classes.root}>
      <Typography variant="subtitle1" component="h3">
        {t('figures.parts.title')}
      </Typography>
      <CardState
        data={data}
        what={t('figures.parts.what')}
        skeleton={<Skeleton height={120} />}
        isEmpty={({ items }) => items.length < 2}
        empty={
          <Typography color="textSecondary">
            {t('figures.parts.empty')}
          </Typography>
        }
      >
        {({ items, definition }) => {
          const longest = items.reduce((a, b) => (b.median > a.median ? b : a));
          return (
            <>
              <Typography>
                {t('figures.parts.longest', {
                  part: partWords(t, longest.from, longest.to),
                  duration: formatDuration(longest.median),
                })}
              </Typography>
              <Table size="small" aria-label={t('figures.parts.title')}>
                <TableHead>
                  <TableRow>
                    <TableCell>{t('figures.parts.part')}</TableCell>
                    <TableCell align="right">
                      {t('figures.parts.median')}
                    </TableCell>
                    <TableCell align="right">
                      {t('figures.parts.changes')}
                    </TableCell>
                  </TableRow>
                </TableHead>
                <TableBody>
                  {items.map(({ from, to, median, sampleSize }) => (
                    <TableRow key={JSON.stringify([from, to])}>
                      <TableCell component="th" scope="row">
                        {partWords(t, from, to)}
                        <RangeBar max={longest.median} value={median} />
                      </TableCell>
                      <TableCell align="right">
                        {formatDuration(median)}
                      </TableCell>
                      <TableCell align="right">{sampleSize}</TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
              <Typography variant="body2">
                <DefinitionLink id={definition.id}>
                  {t('figures.sheet.definition', {
                    id: definition.id,
                    version: String(definition.version),
                  })}
                </DefinitionLink>
              </Typography>
            </>
          );
        }}
      </CardState>
    </section>
  );
}

function partWords(t: Translate, from: LeadTimePoint, to: LeadTimePoint) {
  return t('figures.parts.between', {
    from: pointWords(t, from),
    to: pointWords(t, to),
  });
}

function pointWords(t: Translate, { kind, stage = '' }: LeadTimePoint) {
  return t(`figures.parts.point.${kind}`, { stage });
}
