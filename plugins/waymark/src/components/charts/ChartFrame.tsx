import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode, useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { saveFile } from '../common/table/saveFile';
import { type CsvCell, toCsv } from '../common/table/toCsv';
import { ChartTable, ChartTableProps } from './ChartTable';
import { useChartId } from './useChartId';

const useStyles = makeStyles(theme => ({
  root: { margin: 0, minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
}));

function saveTable(title: string, { columns, rows }: ChartFrameProps['table']) {
  const cells = rows.map(row => row.data ?? row.cells.map(asText));
  saveFile(`${title}.csv`, 'text/csv', toCsv([columns, ...cells]));
}

function asText(cell: ReactNode): CsvCell {
  return typeof cell === 'string' || typeof cell === 'number' ? cell : '';
}

/** What stands around every chart: title, axes in words, text alternative, table. */
export type ChartFrameProps = {
  /** Says what the chart shows */
  title: string;
  /** What the axes mean, with their units */
  axes: string;
  /** The chart in a sentence, for those who do not see it */
  summary: string;
  table: Pick<ChartTableProps, 'columns' | 'rows'>;
  /** Children people can step through by keyboard are not hidden behind an image role */
  interactive?: boolean;
  /** Stands under the chart, for everyone */
  beneath?: ReactNode;
  children: ReactNode;
};

export function ChartFrame(props: ChartFrameProps) {
  const { title, axes, summary, table, interactive, beneath, children } = props;
  const t = useTranslate();
  const classes = useStyles();
  const titleId = useChartId();
  const [asTable, setAsTable] = useState(false);
  const chart = interactive ? (
    <div>
      <Typography variant="srOnly">{summary}</Typography>
      {children}
    </div>
  ) : (
    <div role="img" aria-label={summary}>
      {children}
    </div>
  );
  return (
    <figure className={classes.root} aria-labelledby={titleId}>
      <figcaption className={classes.head}>
        <div>
          <Typography id={titleId} variant="subtitle1" component="h3">
            {title}
          </Typography>
          <Typography variant="caption" color="textSecondary">
            {axes}
          </Typography>
        </div>
        <Button
          size="small"
          onClick={() => setAsTable(shown => !shown)}
          aria-label={t(
            asTable ? 'charts.showThisAsChart' : 'charts.showThisAsTable',
            { title },
          )}
        >
          {asTable ? t('charts.showAsChart') : t('charts.showAsTable')}
        </Button>
      </figcaption>
      {asTable ? (
        <>
          <ChartTable label={title} {...table} />
          <Button size="small" onClick={() => saveTable(title, table)}>
            {t('charts.exportCsv')}
          </Button>
        </>
      ) : (
        <>
          {chart}
          {beneath}
        </>
      )}
    </figure>
  );
}
