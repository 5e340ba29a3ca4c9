import { type ReactElement, type ReactNode, forwardRef } from 'react';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import type { Tone } from '../../palette';

const useStyles = makeStyles(theme => ({
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.25, 1),
    borderRadius: theme.shape.borderRadius,
    fontSize: theme.typography.caption.fontSize,
    fontWeight: 'bold',
    lineHeight: 1.5,
    whiteSpace: 'nowrap',
    '& svg': { fontSize: '1.1em' },
  },
  square: {
    justifyContent: 'center',
    minWidth: theme.spacing(3),
    padding: theme.spacing(0.25, 0.5),
  },
}));

export type ToneChipProps = {
  tone: Tone;
  children: ReactNode;
  icon?: ReactElement;
  /** Shown on hover, and on focus unless square */
  tooltip?: string;
  /** Read out instead of the content, for content that is a letter or symbol */
  label?: string;
  square?: boolean;
};

const Ground = forwardRef<
  HTMLSpanElement,
  Omit<ToneChipProps, 'tooltip'> & { tabIndex?: number }
>(function ColouredGround(props, ref) {
  const { tone, children, icon, label, square, ...rest } = props;
  const classes = useStyles();
  return (
    <span
      {...rest}
      ref={ref}
      style={{ color: tone.text, backgroundColor: tone.background }}
      className={square ? `${classes.chip} ${classes.square}` : classes.chip}
      {...(label ? { role: 'img', 'aria-label': label } : {})}
    >
      {icon}
      {children}
    </span>
  );
});

/** The one shape chips have: a word on a coloured ground. */
export function ToneChip(props: ToneChipProps) {
  const { tooltip, ...rest } = props;
  if (!tooltip) return <Ground {...rest} />;
  return (
    <Tooltip title={tooltip}>
      <Ground {...rest} tabIndex={rest.square ? undefined : 0} />
    </Tooltip>
  );
}
