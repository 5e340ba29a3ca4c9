import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useTranslate } from '../../hooks/useTranslate';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1),
    alignContent: 'center',
  },
  node: {
    padding: theme.spacing(1),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    overflowWrap: 'anywhere',
  },
}));

/** How an entity is tied to a model, as a message. */
export type LineageRelation = `lineage.${
  | 'trainedOn'
  | 'evaluatedOn'
  | 'derivedFrom'
  | 'servedBy'
  | 'baseOf'}`;

export type LineageNode = {
  /** How it is tied to the model, as in "trained on" */
  relation: LineageRelation;
  targetRef: string;
  /** The data set's versions, where known */
  versions?: string[];
};

export type LineageColumnProps = {
  label: string;
  nodes: readonly LineageNode[];
};

/** One side of the lineage: each entity with how it is tied to the model. */
export function LineageColumn(props: LineageColumnProps) {
  const { label, nodes } = props;
  const t = useTranslate();
  const classes = useStyles();
  return (
    <ul aria-label={label} className={classes.list}>
      {nodes.map(({ relation, targetRef, versions }) => (
        <li key={`${relation} ${targetRef}`} className={classes.node}>
          <Typography variant="caption" color="textSecondary" component="div">
            {t(relation)}
          </Typography>
          <EntityRefLink entityRef={targetRef} />
          {versions && (
            <Typography variant="caption" component="div">
              {t('lineage.version', { versions: versions.join(', ') })}
            </Typography>
          )}
        </li>
      ))}
    </ul>
  );
}
