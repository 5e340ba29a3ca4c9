import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityRefLink,
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  CampaignDetail,
  CampaignModel,
} from 'backstage-plugin-waymark-common';
import { LevelCell } from '../MaturityPage/LevelCell';

const useStyles = makeStyles(theme => ({
  note: { padding: theme.spacing(2) },
  next: { margin: 0, paddingLeft: theme.spacing(2) },
}));

export type NotThereProps = {
  campaign: CampaignDetail;
  onCursor(cursor: string): void;
};

/** Models that are not where the campaign wants them, and what each lacks. */
export function NotThere({ campaign, onCursor }: NotThereProps) {
  const { models, notThere, framework } = campaign;
  const { items, total, nextCursor } = notThere;
  const classes = useStyles();
  if (total === 0) {
    return (
      <Typography className={classes.note}>
        {models === 0
          ? 'No model you may see is in scope. Models that come to fit it join by themselves.'
          : 'Every model in scope is there.'}
      </Typography>
    );
  }
  return (
    <>
      <TableContainer
        tabIndex={0}
        role="region"
        aria-label="Models not there yet, table"
      >
        <Table size="small" aria-label="Models not there yet">
          <TableHead>
            <TableRow>
              <TableCell>Model</TableCell>
              <TableCell align="center">Level</TableCell>
              <TableCell align="center">To reach</TableCell>
              <TableCell>What comes next</TableCell>
              <TableCell>Owner</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {items.map(model => (
              <ModelRow key={model.ref} model={model} framework={framework} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      <Typography className={classes.note} variant="caption" component="p">
        {items.length} of {total}, the furthest from their level first.
        {nextCursor && (
          <Button size="small" onClick={() => onCursor(nextCursor)}>
            Next
          </Button>
        )}
      </Typography>
    </>
  );
}

function ModelRow(props: { model: CampaignModel; framework: string }) {
  const { model, framework } = props;
  const { ref, name, title, level, goal, next, owner } = model;
  const classes = useStyles();
  const entityRoute = useRouteRef(entityRouteRef);
  const path = entityRoute(entityRouteParams(parseEntityRef(ref)));
  const scorecard = `${path}/scorecard?framework=${framework}&show=missing`;
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        <Link to={scorecard}>{title ?? name}</Link>
      </TableCell>
      {level === null ? (
        <TableCell align="center">not judged yet</TableCell>
      ) : (
        <LevelCell level={level} target={goal} />
      )}
      <TableCell align="center">{goal}</TableCell>
      <TableCell>
        <ul className={classes.next}>
          {next.map(({ criterion, title: lacking, todo }) => (
            <li key={criterion} title={todo}>
              {lacking}
            </li>
          ))}
        </ul>
      </TableCell>
      <TableCell>
        {owner ? <EntityRefLink entityRef={owner} hideIcon /> : 'none named'}
      </TableCell>
    </TableRow>
  );
}
