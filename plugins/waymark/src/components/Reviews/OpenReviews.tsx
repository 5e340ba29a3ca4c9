import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  waymarkReviewRequestPermission,
  type CriterionResult,
  type Review,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
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
          {t(review.note ? 'reviews.askedWithNote' : 'reviews.asked', {
            reviewer: <PersonOrGroup name={review.reviewer} />,
            person: <PersonOrGroup name={review.by} />,
            when: <RelativeTime at={review.at} />,
            note: review.note ?? '',
          })}{' '}
          {review.by === me?.userEntityRef && (
            <Button
              size="small"
              onClick={() => setWithdrawing(review)}
              aria-label={t('reviews.withdrawThis', {
                criterion: criterion.title,
                reviewer: review.reviewer,
              })}
            >
              {t('reviews.withdraw')}
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
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  return (
    <DecisionDialog
      title={t('reviews.withdrawal.title')}
      what={t('reviews.withdrawal.what')}
      permission={waymarkReviewRequestPermission}
      subjectRef={review.subject}
      label={t('reviews.withdraw')}
      onDecide={async reason => {
        await api.withdrawReview(review.subject, review.id, { reason });
        onDone();
      }}
      onClose={onClose}
    >
      <Typography>
        {t('reviews.withdrawal.text', { reviewer: review.reviewer })}
      </Typography>
    </DecisionDialog>
  );
}
