import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import type {
  RollbackOption,
  RollbackPreview,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translation';
import type { QueryState } from '../../queries';
import { LoadError, Skeleton } from '../common';
import { RollbackForm } from './RollbackForm';
import { RollbackProgress } from './RollbackProgress';

/** What may be rolled back, and where to start. */
export type RollbackChoiceProps = {
  modelRef: string;
  preview: QueryState<RollbackPreview>;
  environment?: string;
  toVersion?: string;
  onClose(): void;
};

/** One of: the rollback under way, the environments to choose from, the form. */
export function RollbackChoice(props: RollbackChoiceProps) {
  const { modelRef, preview, toVersion, onClose } = props;
  const t = useTranslate();
  const [followed, setFollowed] = useState<string>();
  const [chosen, setChosen] = useState(props.environment);
  const items = preview.value?.items ?? [];
  const option =
    items.find(item => item.environment === chosen) ?? firstToOffer(items);
  // Once ended it is no longer active, yet its end is what people wait for
  const active = followed ?? option?.active ?? undefined;
  if (active !== followed) setFollowed(active);

  if (active) {
    return (
      <>
        <DialogContent>
          <RollbackProgress modelRef={modelRef} id={active} />
        </DialogContent>
        <DialogActions>
          <Typography variant="caption" color="textSecondary">
            {t('rollback.choice.closingIsSafe')}
          </Typography>
          <Button onClick={onClose}>{t('rollback.close')}</Button>
        </DialogActions>
      </>
    );
  }
  if (!option) {
    return (
      <>
        <DialogContent>
          <Nothing preview={preview} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('rollback.close')}</Button>
        </DialogActions>
      </>
    );
  }
  return (
    <RollbackForm
      // What was typed for one environment is not meant for another
      key={option.environment}
      modelRef={modelRef}
      option={option}
      toVersion={toVersion}
      onSent={rollback => setFollowed(rollback.id)}
      onRefused={preview.retry}
      onClose={onClose}
    >
      {items.length > 1 && (
        <FormControl component="fieldset" margin="dense">
          <FormLabel component="legend">
            {t('rollback.choice.environment')}
          </FormLabel>
          <RadioGroup
            value={option.environment}
            onChange={event => setChosen(event.target.value)}
          >
            {items.map(item => (
              <FormControlLabel
                key={item.environment}
                value={item.environment}
                control={<Radio color="primary" />}
                label={`${item.environment}: ${wayOf(t, item)}`}
              />
            ))}
          </RadioGroup>
        </FormControl>
      )}
    </RollbackForm>
  );
}

function Nothing(props: { preview: QueryState<RollbackPreview> }) {
  const { value, error, retry } = props.preview;
  const t = useTranslate();
  if (!value && error) {
    return (
      <LoadError
        error={error}
        what={t('rollback.choice.preview')}
        onRetry={retry}
      />
    );
  }
  if (!value) {
    return (
      <div
        role="status"
        aria-busy
        aria-label={t('rollback.choice.loadingPreview')}
      >
        <Skeleton height={220} />
      </div>
    );
  }
  return <Typography>{t('rollback.choice.nothing')}</Typography>;
}

function firstToOffer(items: RollbackOption[]): RollbackOption | undefined {
  const production = items.filter(item => item.tier === 'production');
  return (
    production.find(item => item.possible || item.active) ??
    items.find(item => item.possible || item.active) ??
    production[0] ??
    items[0]
  );
}

function wayOf(t: Translate, option: RollbackOption): string {
  if (option.active) return t('rollback.choice.underWay');
  if (!option.possible) return t('rollback.choice.noWayBack');
  return `${option.fromVersion} → ${option.toVersion}`;
}
