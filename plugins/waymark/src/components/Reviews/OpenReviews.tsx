import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  waymarkReviewRequestPermission,
  type CriterionResult,
  type Review,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useCachedQuery } from '../../queries';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { DecisionDialog, RelativeTime } from '../common';
import { PersonOrGroup } from '../common/PersonOrGroup';

export type OpenReviewsProps = {
  criterion: CriterionResult;
  onChanged(): void;
};

/** Who is asked to attest a criterion; whoever asked may take it back. */
export function OpenReviews(props: OpenReviewsProps) {
  const { criterion, onChanged } = props;
  const identity = useApi(identityApiRef);
  const [withdrawing, setWithdrawing] = useState<Review>();
  const me = useCachedQuery({
    key: ['fixed', 'me'],
    load: () => identity.getBackstageIdentity(),
  }).value;
  return (
    <>
      {criterion.reviews.map(review => (
        <Typography key={review.id} variant="body2" component="div">
          Asked of <PersonOrGroup name={review.reviewer} /> by{' '}
          <PersonOrGroup name={review.by} />, <RelativeTime at={review.at} />
          {review.note && `: ${review.note}`}{' '}
          {review.by === me?.userEntityRef && (
            <Button
              size="small"
              onClick={() => setWithdrawing(review)}
              aria-label={`Withdraw the review of ${criterion.title} asked of ${review.reviewer}`}
            >
              Withdraw
            </Button>
          )}
        </Typography>
      ))}
      {withdrawing && (
        <WithdrawReview
          review={withdrawing}
          onDone={onChanged}
          onClose={() => setWithdrawing(undefined)}
        />
      )}
    </>
  );
}

function WithdrawReview(props: {
  review: Review;
  onDone(): void;
  onClose(): void;
}) {
  const { review, onDone, onClose } = props;
  const api = useApi(waymarkApiRef);
  return (
    <DecisionDialog
      title="Withdraw review"
      what="withdraw reviews"
      permission={waymarkReviewRequestPermission}
      subjectRef={review.subject}
      label="Withdraw"
      onDecide={async reason => {
        await api.withdrawReview(review.subject, review.id, { reason });
        onDone();
      }}
      onClose={onClose}
    >
      <Typography>
        {review.reviewer} is no longer asked. Both stay in the ledger.
      </Typography>
    </DecisionDialog>
  );
}
