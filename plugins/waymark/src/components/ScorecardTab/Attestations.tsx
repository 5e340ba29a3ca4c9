import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CriterionResult } from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { RelativeTime } from '../common';
import { OpenReviews, RequestReview } from '../Reviews';
import { AttestDialog } from './AttestDialog';
import { useAttestParam } from './useAttestParam';
import { WithdrawDialog } from './WithdrawDialog';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginTop: theme.spacing(0.5),
  },
}));

/** A criterion people attest, of whom, and what to do once they did. */
export type AttestationsProps = {
  subjectRef: string;
  framework: string;
  criterion: CriterionResult;
  /** Entity ref of whom to ask unless somebody else is chosen */
  owner?: string;
  onChanged(): void;
};

/** The attestation that decided a criterion with its evidence, and the way to give one. */
export function Attestations(props: AttestationsProps) {
  const { subjectRef, framework, criterion, owner, onChanged } = props;
  const t = useTranslate();
  const { attestation } = criterion;
  const classes = useStyles();
  const attest = useAttestParam();
  const [withdrawing, setWithdrawing] = useState(false);
  const close = () => attest.set(undefined);
  return (
    <div className={classes.root}>
      {attestation && (
        <Typography variant="body2" component="span">
          {t('scorecard.attested', {
            evidence: (
              <Link underline="always" to={attestation.link}>
                {t('scorecard.evidence')}
              </Link>
            ),
            when: <RelativeTime at={attestation.at} />,
            until: attestation.expiresAt.slice(0, 10),
          })}
        </Typography>
      )}
      <Button
        size="small"
        variant="outlined"
        onClick={() => attest.set(criterion.id)}
        aria-label={t('scorecard.attest.this', { criterion: criterion.title })}
      >
        {attestation
          ? t('scorecard.attest.again')
          : t('scorecard.attest.title')}
      </Button>
      {attestation && (
        <Button
          size="small"
          onClick={() => setWithdrawing(true)}
          aria-label={t('scorecard.withdraw.this', {
            criterion: criterion.title,
          })}
        >
          {t('scorecard.withdraw.label')}
        </Button>
      )}
      <RequestReview
        subjectRef={subjectRef}
        framework={framework}
        criterion={criterion}
        owner={owner}
        onDone={onChanged}
      />
      <OpenReviews criterion={criterion} onChanged={onChanged} />
      {attest.criterion === criterion.id && (
        <AttestDialog
          subjectRef={subjectRef}
          framework={framework}
          criterion={criterion}
          onDone={onChanged}
          onClose={close}
        />
      )}
      {withdrawing && attestation && (
        <WithdrawDialog
          attestation={attestation}
          onDone={onChanged}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </div>
  );
}
