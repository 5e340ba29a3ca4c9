import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { useWaymarkQuery } from '../../queries';
import { CardState, Skeleton } from '../common';

// The component's own cells are as high as a card's
const useStyles = makeStyles(theme => ({
  text: {
    '& th, & td': {
      padding: theme.spacing(1),
      lineHeight: 'inherit',
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    '& a': { textDecoration: 'underline' },
    '& table': { display: 'block', maxWidth: '100%', overflowX: 'auto' },
  },
}));

/** Which definition to show. */
export type DefinitionTextProps = {
  /** A metric's, or another page they link to */
  id: string;
  /** Where its links to other definitions lead */
  base: string;
};

/** What a figure means, in the words of the backend that computes it. */
export function DefinitionText(props: DefinitionTextProps) {
  const { id, base } = props;
  const t = useTranslate();
  const classes = useStyles();
  const page = useWaymarkQuery('fixed', 'getMetricDefinition', id);
  return (
    <CardState
      data={page}
      what={t('definition.what')}
      skeleton={<Skeleton height={320} />}
    >
      {({ markdown }) => (
        <MarkdownContent
          className={classes.text}
          content={markdown}
          transformLinkUri={link =>
            link.replace(/^([\w-]+)\.md(?=#|$)/, `${base}/$1`)
          }
        />
      )}
    </CardState>
  );
}
