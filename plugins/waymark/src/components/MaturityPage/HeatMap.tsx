import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  MaturityOverview,
  ModelStanding,
} from 'backstage-plugin-waymark-common';
import { type Column, PagedTable, usePagesAt } from '../common';
import { levelText, useLevelLook } from '../common/table/useLevelLook';
import { shortRef } from '../../format';

const LABEL = 'Levels by area';

const useStyles = makeStyles(theme => ({
  foot: { padding: theme.spacing(1, 2) },
}));

type Group = MaturityOverview['groups'][number];

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
  const pages = usePagesAt(cursor, onCursor);
  const levels = useLevelColumns(framework.areas);
  if (grouped) {
    return (
      <PagedTable<Group>
        label={LABEL}
        columns={[
          {
            title: 'Group',
            cell: group => <GroupName group={group} onChoose={onChoose} />,
          },
          ...levels,
        ]}
        keyOf={({ key }) => key ?? ''}
        page={{ items: groups }}
        foot={<Foot>The lower median of each group’s models.</Foot>}
      />
    );
  }
  return (
    <PagedTable<ModelStanding>
      label={LABEL}
      columns={[
        {
          title: 'Model',
          cell: model => <ModelName model={model} framework={framework.id} />,
        },
        ...levels,
      ]}
      keyOf={({ ref }) => ref}
      page={overview}
      pages={pages}
      foot={
        <Foot>
          {items.length} of {total}, furthest below target first. Green: at its
          target or above; amber: one level below; red: more; grey: no target.
        </Foot>
      }
    />
  );
}

/** The level as a whole, then that of each area. */
function useLevelColumns(
  areas: MaturityOverview['framework']['areas'],
): Column<Group | ModelStanding>[] {
  const look = useLevelLook();
  const column = (
    title: string,
    levelOf: (row: Group | ModelStanding) => number | null,
  ): Column<Group | ModelStanding> => ({
    title,
    align: 'center',
    look: row => {
      const level = levelOf(row);
      return level === null ? {} : look(level, targetOf(row));
    },
    cell: row => {
      const level = levelOf(row);
      return level === null ? 'by area' : levelText(level, targetOf(row));
    },
  });
  return [
    column('Level', ({ level }) => level),
    ...areas.map(({ id, title }) =>
      column(title, row => row.areas.find(area => area.id === id)?.level ?? 0),
    ),
  ];
}

/** Groups have none, since their models' differ. */
function targetOf(row: Group | ModelStanding): number | null {
  return 'target' in row ? row.target : null;
}

function Foot({ children }: { children: React.ReactNode }) {
  const classes = useStyles();
  return (
    <Typography
      className={classes.foot}
      variant="caption"
      component="p"
      color="textSecondary"
    >
      {children}
    </Typography>
  );
}

function ModelName(props: { model: ModelStanding; framework: string }) {
  const { model, framework } = props;
  const entityRoute = useRouteRef(entityRouteRef);
  const path = entityRoute(entityRouteParams(parseEntityRef(model.ref)));
  return (
    <>
      {model.inCatalog ? (
        <Link to={`${path}/scorecard?framework=${framework}`}>
          {model.title ?? model.name}
        </Link>
      ) : (
        `${model.name} (not in the catalog)`
      )}
      {model.lopsided && <Aside>lopsided</Aside>}
    </>
  );
}

function GroupName(props: { group: Group; onChoose?(key: string): void }) {
  const { group, onChoose } = props;
  const { key, models, belowTarget } = group;
  const name = key?.includes(':') ? shortRef(key) : key;
  return (
    <>
      {key && onChoose ? (
        <Button size="small" onClick={() => onChoose(key)}>
          {name}
        </Button>
      ) : (
        name ?? 'none named'
      )}
      <Aside>
        {models} {models === 1 ? 'model' : 'models'}, {belowTarget} below target
      </Aside>
    </>
  );
}

function Aside({ children }: { children: React.ReactNode }) {
  return (
    <Typography variant="caption" component="div" color="textSecondary">
      {children}
    </Typography>
  );
}
