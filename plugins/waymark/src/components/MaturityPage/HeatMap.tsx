import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  MaturityOverview,
  ModelStanding,
} from 'backstage-plugin-waymark-common';
import { ModelsPager } from '../ModelsPage/ModelsPager';
import { ScrollingTable } from '../common';
import { GroupRow } from './GroupRow';
import { LevelCell } from './LevelCell';

const useStyles = makeStyles(theme => ({
  foot: { padding: theme.spacing(1, 2) },
}));

export type HeatMapProps = {
  overview: MaturityOverview;
  /** Rows are groups of models instead of models */
  grouped: boolean;
  /** The cursor of the page shown; none on the first */
  cursor?: string;
  onCursor(cursor: string | undefined): void;
  /** Narrows to one group, where it can be */
  onChoose?(key: string): void;
};

/** Models, or groups of them, by area; a number and a colour a cell. */
export function HeatMap(props: HeatMapProps) {
  const { overview, grouped, cursor, onCursor, onChoose } = props;
  const { framework, items, groups, total } = overview;
  const classes = useStyles();
  return (
    <>
      <ScrollingTable label="Levels by area">
        <TableHead>
          <TableRow>
            <TableCell>{grouped ? 'Group' : 'Model'}</TableCell>
            <TableCell align="center">Level</TableCell>
            {framework.areas.map(({ id, title }) => (
              <TableCell key={id} align="center">
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {grouped
            ? groups.map(group => (
                <GroupRow
                  key={group.key}
                  group={group}
                  areas={framework.areas}
                  onChoose={onChoose}
                />
              ))
            : items.map(model => (
                <ModelRow
                  key={model.ref}
                  model={model}
                  areas={framework.areas}
                  framework={framework.id}
                />
              ))}
        </TableBody>
      </ScrollingTable>
      <Typography
        className={classes.foot}
        variant="caption"
        component="p"
        color="textSecondary"
      >
        {grouped
          ? 'The lower median of each group’s models.'
          : `${items.length} of ${total}, furthest below target first. Green: at its target or above; amber: one level below; red: more; grey: no target.`}
      </Typography>
      {!grouped && (
        <ModelsPager page={overview} cursor={cursor} onCursor={onCursor} />
      )}
    </>
  );
}

function ModelRow(props: {
  model: ModelStanding;
  areas: MaturityOverview['framework']['areas'];
  framework: string;
}) {
  const { model, areas, framework } = props;
  const entityRoute = useRouteRef(entityRouteRef);
  const path = entityRoute(entityRouteParams(parseEntityRef(model.ref)));
  return (
    <TableRow>
      <TableCell component="th" scope="row" role="rowheader">
        {model.inCatalog ? (
          <Link to={`${path}/scorecard?framework=${framework}`}>
            {model.title ?? model.name}
          </Link>
        ) : (
          `${model.name} (not in the catalog)`
        )}
        {model.lopsided && (
          <Typography variant="caption" component="div" color="textSecondary">
            lopsided
          </Typography>
        )}
      </TableCell>
      {model.level === null ? (
        <TableCell align="center">by area</TableCell>
      ) : (
        <LevelCell level={model.level} target={model.target} />
      )}
      {areas.map(({ id }) => (
        <LevelCell
          key={id}
          level={model.areas.find(area => area.id === id)?.level ?? 0}
          target={model.target}
        />
      ))}
    </TableRow>
  );
}
