import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  waymarkReviewRequestPermission,
  type CriterionResult,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { DecisionDialog } from '../common';
import { ReviewerPicker } from './ReviewerPicker';

/** A criterion that people attest, and of whom. */
export type RequestReviewProps = {
  /** Entity ref of the model, team or platform it is about */
  subjectRef: string;
  framework: string;
  criterion: CriterionResult;
  /** Entity ref of whom to ask unless somebody else is chosen */
  owner?: string;
  onDone(): void;
};

/** Opens the form that asks somebody else to attest. */
export function RequestReview(props: RequestReviewProps) {
  const { criterion } = props;
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        onClick={() => setOpen(true)}
        aria-label={t('reviews.request.of', { criterion: criterion.title })}
      >
        {t('reviews.request.title')}
      </Button>
      {open && <RequestForm {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function RequestForm(props: RequestReviewProps & { onClose(): void }) {
  const { subjectRef, framework, criterion, owner, onDone, onClose } = props;
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  const [reviewer, setReviewer] = useState(owner);
  return (
    <DecisionDialog
      title={t('reviews.request.title')}
      what={t('reviews.request.what')}
      permission={waymarkReviewRequestPermission}
      subjectRef={subjectRef}
      label={t('reviews.request.label')}
      reasonOptional
      reasonLabel={t('reviews.request.note')}
      ready={reviewer !== undefined}
      onDecide={async note => {
        await api.requestReview(subjectRef, {
          framework,
          criterion: criterion.id,
          reviewer: reviewer!,
          ...(note ? { note } : {}),
        });
        onDone();
      }}
      onClose={onClose}
    >
      <Typography variant="subtitle1" component="p">
        {criterion.title}
      </Typography>
      <Typography gutterBottom>{criterion.question}</Typography>
      <Typography variant="body2" color="textSecondary">
        {t('reviews.request.text')}
      </Typography>
      <ReviewerPicker value={reviewer} owner={owner} onChange={setReviewer} />
    </DecisionDialog>
  );
}
