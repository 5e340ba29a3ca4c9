import { makeStyles } from '@material-ui/core/styles';
import { waymarkPalette } from '../../palette';

/** The timeline's layout: names beside tracks, above them on narrow screens. */
export const useSpansStyles = makeStyles(theme => {
  const { chart, status } = waymarkPalette(theme);
  const nameWidth = theme.spacing(18);
  const bar = {
    position: 'absolute' as const,
    bottom: theme.spacing(0.5),
    height: theme.spacing(4),
    lineHeight: `${theme.spacing(4) - 2}px`,
    minWidth: theme.spacing(0.75),
    boxSizing: 'border-box' as const,
    paddingLeft: theme.spacing(0.5),
    overflow: 'hidden',
    whiteSpace: 'nowrap' as const,
    textOverflow: 'ellipsis',
    fontSize: theme.typography.caption.fontSize,
    borderRadius: theme.shape.borderRadius,
    cursor: 'default',
  };
  const mark = {
    position: 'absolute' as const,
    height: theme.spacing(3),
    transform: 'translateX(-50%)',
    cursor: 'default',
  };
  return {
    lane: {
      display: 'flex',
      gap: theme.spacing(2),
      alignItems: 'center',
      marginBottom: theme.spacing(2),
      [theme.breakpoints.down('xs')]: {
        flexDirection: 'column',
        alignItems: 'stretch',
        gap: theme.spacing(0.5),
      },
    },
    laneName: {
      flex: `0 0 ${nameWidth}px`,
      minWidth: 0,
      overflowWrap: 'anywhere',
      display: 'flex',
      flexDirection: 'column',
      [theme.breakpoints.down('xs')]: { flexBasis: 'auto' },
    },
    track: {
      position: 'relative',
      flex: '1 1 auto',
      boxSizing: 'content-box',
      height: theme.spacing(5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      borderBottom: `1px solid ${chart.grid}`,
    },
    span: {
      ...bar,
      background: status.ok.background,
      color: status.ok.text,
      border: `1px solid ${status.ok.text}`,
    },
    failedSpan: {
      ...bar,
      background: status.failed.background,
      color: status.failed.text,
      border: `2px dashed ${status.failed.text}`,
    },
    failure: { ...mark, color: chart.failure },
    incident: { ...mark, color: chart.incident },
    rollback: { ...mark, color: chart.rollback },
    way: {
      display: 'block',
      color: 'inherit',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
    },
    ticks: {
      display: 'flex',
      justifyContent: 'space-between',
      marginLeft: nameWidth + theme.spacing(2),
      [theme.breakpoints.down('xs')]: { marginLeft: 0 },
    },
    legend: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2),
      marginTop: theme.spacing(1),
    },
  };
});
