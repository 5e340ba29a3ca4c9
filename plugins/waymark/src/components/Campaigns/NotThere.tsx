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
  const { models, notThere, framework } = campaign;
  const { items, total } = notThere;
  const classes = useStyles();
  const levelLook = useLevelLook();
  const pages = usePagesAt(cursor, onCursor);
  if (total === 0) {
    return (
      <Typography className={classes.note}>
        {models === 0
          ? 'No model you may see is in scope. Models that come to fit it join by themselves.'
          : 'Every model in scope is there.'}
      </Typography>
    );
  }
  const columns: Column<CampaignModel>[] = [
    {
      title: 'Model',
      cell: model => <Scorecard model={model} framework={framework} />,
    },
    {
      title: 'Level',
      align: 'center',
      look: ({ level, goal }) => (level === null ? {} : levelLook(level, goal)),
      cell: ({ level, goal }) =>
        level === null ? 'not judged yet' : levelText(level, goal),
    },
    { title: 'To reach', align: 'center', cell: ({ goal }) => goal },
    {
      title: 'What comes next',
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
      title: 'Owner',
      cell: ({ owner }) =>
        owner ? <EntityRefLink entityRef={owner} hideIcon /> : 'none named',
    },
  ];
  return (
    <PagedTable
      label="Models not there yet"
      columns={columns}
      keyOf={({ ref }) => ref}
      page={notThere}
      pages={pages}
      foot={
        <Typography className={classes.note} variant="caption" component="p">
          {items.length} of {total}, the furthest from their level first.
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
