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
import { useTranslate } from '../../hooks/useTranslate';
import { type Column, PagedTable, usePagesAt } from '../common';
import { levelText, useLevelLook } from '../common/table/useLevelLook';
import { shortRef } from '../../format';

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
  const t = useTranslate();
  const { framework, items, groups, total } = overview;
  const pages = usePagesAt(cursor, onCursor);
  const levels = useLevelColumns(framework.areas);
  if (grouped) {
    return (
      <PagedTable<Group>
        label={t('maturity.heatMap.label')}
        columns={[
          {
            title: t('maturity.heatMap.group'),
            cell: group => <GroupName group={group} onChoose={onChoose} />,
          },
          ...levels,
        ]}
        keyOf={({ key }) => key ?? ''}
        page={{ items: groups }}
        foot={<Foot>{t('maturity.heatMap.groupsFoot')}</Foot>}
      />
    );
  }
  return (
    <PagedTable<ModelStanding>
      label={t('maturity.heatMap.label')}
      columns={[
        {
          title: t('maturity.heatMap.model'),
          cell: model => <ModelName model={model} framework={framework.id} />,
        },
        ...levels,
      ]}
      keyOf={({ ref }) => ref}
      page={overview}
      pages={pages}
      foot={
        <Foot>
          {t('maturity.heatMap.foot', {
            shown: String(items.length),
            total: String(total),
          })}
        </Foot>
      }
    />
  );
}

/** The level as a whole, then that of each area. */
function useLevelColumns(
  areas: MaturityOverview['framework']['areas'],
): Column<Group | ModelStanding>[] {
  const t = useTranslate();
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
      return level === null
        ? t('maturity.heatMap.byArea')
        : levelText(level, targetOf(row));
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
  const t = useTranslate();
  const entityRoute = useRouteRef(entityRouteRef);
  const path = entityRoute(entityRouteParams(parseEntityRef(model.ref)));
  return (
    <>
      {model.inCatalog ? (
        <Link to={`${path}/scorecard?framework=${framework}`}>
          {model.title ?? model.name}
        </Link>
      ) : (
        t('maturity.heatMap.notInCatalog', { name: model.name })
      )}
      {model.lopsided && <Aside>{t('maturity.heatMap.lopsided')}</Aside>}
    </>
  );
}

function GroupName(props: { group: Group; onChoose?(key: string): void }) {
  const { group, onChoose } = props;
  const t = useTranslate();
  const { key, models, belowTarget } = group;
  const name = key?.includes(':') ? shortRef(key) : key;
  return (
    <>
      {key && onChoose ? (
        <Button size="small" onClick={() => onChoose(key)}>
          {name}
        </Button>
      ) : (
        name ?? t('maturity.heatMap.noneNamed')
      )}
      <Aside>
        {t('maturity.heatMap.models', {
          count: models,
          below: String(belowTarget),
        })}
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
