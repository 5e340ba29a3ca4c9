import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityRefLink,
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  CampaignDetail,
  CampaignModel,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { type Column, PagedTable, usePagesAt } from '../common';
import { levelText, useLevelLook } from '../common/table/useLevelLook';

const useStyles = makeStyles(theme => ({
  note: { padding: theme.spacing(2) },
  next: { margin: 0, paddingLeft: theme.spacing(2) },
}));

export type NotThereProps = {
  campaign: CampaignDetail;
  /** The cursor of the page shown; none on the first */
  cursor?: string;
  onCursor(cursor: string | undefined): void;
};

/** Models that are not where the campaign wants them, and what each lacks. */
export function NotThere({ campaign, cursor, onCursor }: NotThereProps) {
  const t = useTranslate();
  const { models, notThere, framework } = campaign;
  const { items, total } = notThere;
  const classes = useStyles();
  const levelLook = useLevelLook();
  const pages = usePagesAt(cursor, onCursor);
  if (total === 0) {
    return (
      <Typography className={classes.note}>
        {models === 0
          ? t('campaigns.notThere.none')
          : t('campaigns.notThere.allThere')}
      </Typography>
    );
  }
  const columns: Column<CampaignModel>[] = [
    {
      title: t('campaigns.notThere.model'),
      cell: model => <Scorecard model={model} framework={framework} />,
    },
    {
      title: t('campaigns.notThere.level'),
      align: 'center',
      look: ({ level, goal }) => (level === null ? {} : levelLook(level, goal)),
      cell: ({ level, goal }) =>
        level === null
          ? t('campaigns.notThere.notJudged')
          : levelText(level, goal),
    },
    {
      title: t('campaigns.page.toReach'),
      align: 'center',
      cell: ({ goal }) => goal,
    },
    {
      title: t('campaigns.notThere.next'),
      cell: ({ next }) => (
        <ul className={classes.next}>
          {next.map(({ criterion, title, todo }) => (
            <li key={criterion} title={todo}>
              {title}
            </li>
          ))}
        </ul>
      ),
    },
    {
      title: t('campaigns.form.owner'),
      cell: ({ owner }) =>
        owner ? (
          <EntityRefLink entityRef={owner} hideIcon />
        ) : (
          t('campaigns.notThere.noOwner')
        ),
    },
  ];
  return (
    <PagedTable
      label={t('campaigns.notThere.label')}
      columns={columns}
      keyOf={({ ref }) => ref}
      page={notThere}
      pages={pages}
      foot={
        <Typography className={classes.note} variant="caption" component="p">
          {t('campaigns.notThere.foot', {
            shown: String(items.length),
            total: String(total),
          })}
        </Typography>
      }
    />
  );
}

function Scorecard(props: { model: CampaignModel; framework: string }) {
  const { ref, name, title } = props.model;
  const entityRoute = useRouteRef(entityRouteRef);
  const path = entityRoute(entityRouteParams(parseEntityRef(ref)));
  const query = `framework=${props.framework}&show=missing`;
  return <Link to={`${path}/scorecard?${query}`}>{title ?? name}</Link>;
}
