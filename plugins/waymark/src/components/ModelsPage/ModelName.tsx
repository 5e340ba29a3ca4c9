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
import { waymarkPalette } from '../../palette';
import { ToneChip } from '../common';

export type ModelNameProps = { model: ModelSummary };

/** A model's name, leading to its page where the catalog has one, and its owner. */
export function ModelName(props: ModelNameProps) {
  const { model } = props;
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
          <ToneChip
            tone={band.none}
            tooltip="Events arrive for this model, but the catalog has no entity for it. Register its catalog-info.yaml to give it an owner and a risk tier."
          >
            not in the catalog
          </ToneChip>
        </>
      )}
      <Typography variant="caption" color="textSecondary" component="div">
        {model.owner ? (
          <EntityRefLink entityRef={model.owner} defaultKind="group" hideIcon />
        ) : (
          'no owner'
        )}
      </Typography>
    </>
  );
}
