import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { modelRefOf } from '../../modelRefOf';
import { RollbackDialog } from '../Rollback/RollbackDialog';

/** Opens the rollback dialog for the model's staging environment. */
export function ExerciseRollback() {
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
      if (!staging)
        setProblem('No deployment to a staging environment is known.');
    } catch (error) {
      setProblem(`Could not tell what is in staging: ${error}`);
    }
  };
  return (
    <>
      <Button size="small" variant="outlined" onClick={open}>
        Exercise a rollback
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
