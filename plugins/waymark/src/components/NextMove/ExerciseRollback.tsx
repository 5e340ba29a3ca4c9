import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { modelRefOf } from '../../modelRefOf';
import { RollbackDialog } from '../Rollback/RollbackDialog';

/** Opens the rollback dialog for the model's staging environment. */
export function ExerciseRollback() {
  const t = useTranslate();
  const { entity } = useEntity();
  const api = useApi(waymarkApiRef);
  const [environment, setEnvironment] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const open = async () => {
    setProblem(undefined);
    try {
      const { items } = await api.getLive(modelRefOf(entity));
      const staging = items.find(({ tier }) => tier === 'staging');
      setEnvironment(staging?.environment);
      if (!staging) setProblem(t('nextMove.exercise.noStaging'));
    } catch (error) {
      setProblem(t('nextMove.exercise.failed', { reason: String(error) }));
    }
  };
  return (
    <>
      <Button size="small" variant="outlined" onClick={open}>
        {t('nextMove.exercise.label')}
      </Button>
      {problem && (
        <Typography role="alert" variant="caption" component="p">
          {problem}
        </Typography>
      )}
      {environment && (
        <RollbackDialog
          open
          entity={entity}
          environment={environment}
          onClose={() => setEnvironment(undefined)}
        />
      )}
    </>
  );
}
