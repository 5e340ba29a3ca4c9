import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CriterionResult } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';

type DecidingFact = CriterionResult['facts'][number];

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    listStyle: 'none',
    margin: 0,
    padding: 0,
    overflowWrap: 'anywhere',
  },
}));

export type DecidingFactsProps = {
  /** Entity ref of what was judged */
  subjectRef: string;
  facts: DecidingFact[];
};

/** The facts that decided a criterion, each leading to what it rests on. */
export function DecidingFacts({ subjectRef, facts }: DecidingFactsProps) {
  const t = useTranslate();
  const classes = useStyles();
  const entityRoute = useRouteRef(entityRouteRef);
  const page = entityRoute(entityRouteParams(parseEntityRef(subjectRef)));
  return (
    <ul className={classes.list} aria-label={t('scorecard.decidedBy')}>
      {facts.map(fact => {
        const words = t('scorecard.fact', {
          label: fact.label,
          text: fact.text,
        });
        const to = addressOf(fact, page);
        return (
          <Typography
            key={fact.name}
            variant="body2"
            component="li"
            color="textSecondary"
          >
            {to ? (
              <Link to={to} underline="always">
                {words}
              </Link>
            ) : (
              words
            )}
          </Typography>
        );
      })}
    </ul>
  );
}

function addressOf({ evidence }: DecidingFact, page: string) {
  switch (evidence?.kind) {
    case 'figure':
      return `${page}/delivery?figure=${evidence.target}`;
    case 'deployments':
      return `${page}/deployments`;
    case 'catalog':
      return page;
    case 'url':
      return evidence.target ?? undefined;
    default:
      return undefined;
  }
}
