import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { useParams } from 'react-router-dom';
import { useTranslate } from '../../hooks/useTranslate';
import { modelsRouteRef } from '../../routes';
import { DefinitionText } from './DefinitionText';

/** A definition by itself, to link to: below the list of models. */
export function DefinitionPage() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const models = useRouteRef(modelsRouteRef)();
  const base = `${models}/definitions`;
  return (
    <>
      <Typography variant="body2">
        <Link to={models}>{t('definition.allModels')}</Link> ·{' '}
        <Link to={`${base}/README`}>{t('definition.allMetrics')}</Link>
      </Typography>
      <DefinitionText id={id} base={base} />
    </>
  );
}
