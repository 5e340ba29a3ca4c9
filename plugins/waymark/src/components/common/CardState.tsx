import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useTranslate } from '../../hooks/useTranslate';
import type { QueryState } from '../../queries';
import { LoadError } from './LoadError';

export type CardStateProps<T> = {
  data: QueryState<T>;
  /** What is loaded, as in "Could not load …": "the live versions" */
  what: string;
  /** The final shape in grey */
  skeleton: ReactNode;
  /** Stands in place of the content when `isEmpty` says so */
  empty?: ReactNode;
  isEmpty?(value: T): boolean;
  /** The permission it takes; `waymark.model.read` unless given */
  permission?: string;
  children(value: T): ReactNode;
};

/** One of skeleton, error, empty or content, the same way on every card. */
export function CardState<T>(props: CardStateProps<T>) {
  const { data, what, skeleton, empty, isEmpty, permission, children } = props;
  const { value, error, retry } = data;
  const t = useTranslate();

  if (value === undefined) {
    if (error) {
      return (
        <LoadError
          error={error}
          what={what}
          permission={permission}
          onRetry={retry}
        />
      );
    }
    return (
      <div
        role="status"
        aria-busy="true"
        aria-label={t('common.load.loading', { what })}
      >
        {skeleton}
      </div>
    );
  }
  return (
    <div
      aria-busy={data.refreshing}
      style={data.refreshing ? { opacity: 0.6 } : undefined}
    >
      {isEmpty?.(value) ? empty : children(value)}
      {error && (
        <Typography role="alert" variant="caption" color="textSecondary">
          {t('common.load.refreshFailed', { reason: error.message })}{' '}
          <Button size="small" onClick={retry}>
            {t('common.load.tryAgain')}
          </Button>
        </Typography>
      )}
    </div>
  );
}
