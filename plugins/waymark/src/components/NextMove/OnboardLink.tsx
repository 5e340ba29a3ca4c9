import { LinkButton } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef, useEntity } from '@backstage/plugin-catalog-react';
import { isModelEntity } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { useCachedQuery } from '../../queries';
import { onboardingAnswers } from './onboardingAnswers';

const TEMPLATE = 'template:default/onboard-model';

/**
 * Opens the onboarding template with what is known of the model filled in, or
 * the list of templates in a portal that has none. A model that came over a
 * golden path is on it already.
 */
export function OnboardLink() {
  const t = useTranslate();
  const { entity } = useEntity();
  const catalogApi = useApi(catalogApiRef);
  const { value: template, loading } = useCachedQuery({
    key: ['fixed', 'entity', TEMPLATE],
    load: async () => (await catalogApi.getEntityByRef(TEMPLATE)) ?? null,
  });
  if (loading || (isModelEntity(entity) && entity.spec.goldenPath)) return null;
  const answers = new URLSearchParams({
    formData: JSON.stringify(onboardingAnswers(entity)),
  });
  return (
    <LinkButton
      size="small"
      variant="outlined"
      to={
        template
          ? `/create/templates/default/onboard-model?${answers}`
          : '/create'
      }
    >
      {template ? t('nextMove.onboard') : t('nextMove.templates')}
    </LinkButton>
  );
}
