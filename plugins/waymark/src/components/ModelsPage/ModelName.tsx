import Typography from '@material-ui/core/Typography';
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityRefLink,
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useTheme } from '@material-ui/core/styles';
import type { ModelSummary } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette } from '../../palette';
import { ToneChip } from '../common';

export type ModelNameProps = { model: ModelSummary };

/** A model's name, leading to its page where the catalog has one, and its owner. */
export function ModelName(props: ModelNameProps) {
  const { model } = props;
  const t = useTranslate();
  const entityRoute = useRouteRef(entityRouteRef);
  const { band } = waymarkPalette(useTheme());
  const name = model.title ?? model.name;
  return (
    <>
      {model.inCatalog ? (
        <Link to={entityRoute(entityRouteParams(parseEntityRef(model.ref)))}>
          {name}
        </Link>
      ) : (
        <>
          {name}{' '}
          <ToneChip tone={band.none} tooltip={t('models.notInCatalogHint')}>
            {t('models.notInCatalog')}
          </ToneChip>
        </>
      )}
      <Typography variant="caption" color="textSecondary" component="div">
        {model.owner ? (
          <EntityRefLink entityRef={model.owner} defaultKind="group" hideIcon />
        ) : (
          t('models.noOwner')
        )}
      </Typography>
    </>
  );
}
