import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { useCachedQuery } from '../../queries';
import { CardState, EmptyNote, Skeleton } from '../common';
import { shortRef } from '../../format/shortRef';
import { SubjectScorecard } from './SubjectScorecard';
import { useMaturityQuery } from '../../hooks/useMaturityQuery';

const useStyles = makeStyles(theme => ({
  picker: { marginBottom: theme.spacing(2), minWidth: 240 },
}));

/** Where one owner of models stands, chosen among all of them. */
export function TeamScorecard() {
  const t = useTranslate();
  const classes = useStyles();
  const [query, set] = useMaturityQuery();
  const data = useCachedQuery({
    key: ['models', 'getMaturityOverview', 'owners'],
    load: api => api.getMaturityOverview({ groupBy: 'owner', limit: 1 }),
    select: ({ groups }) =>
      groups.flatMap(({ key, models }) => (key ? [{ key, models }] : [])),
  });
  return (
    <CardState
      data={data}
      what={t('maturity.teams.what')}
      skeleton={<Skeleton height={400} />}
      isEmpty={teams => teams.length === 0}
      empty={
        <EmptyNote title={t('maturity.teams.emptyTitle')}>
          {t('maturity.teams.emptyText', { field: <code>spec.owner</code> })}
        </EmptyNote>
      }
    >
      {teams => {
        const team = query.team ?? teams[0].key;
        return (
          <>
            <TextField
              select
              id="waymark-team"
              label={t('maturity.teams.team')}
              className={classes.picker}
              value={team}
              onChange={event => set({ team: event.target.value })}
              SelectProps={{ native: true }}
              InputLabelProps={{ shrink: true }}
              variant="outlined"
              size="small"
            >
              {teams.map(({ key, models }) => (
                <option key={key} value={key}>
                  {`${shortRef(key)} (${models})`}
                </option>
              ))}
            </TextField>
            <SubjectScorecard subjectRef={team} title={shortRef(team)} />
          </>
        );
      }}
    </CardState>
  );
}
