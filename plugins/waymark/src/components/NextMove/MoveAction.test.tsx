import type { CriterionResult, Review } from 'backstage-plugin-waymark-common';
import { NotAllowedError } from '@backstage/errors';
import { identityApiRef } from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  renderWithEntity,
  type RenderWithEntityOptions,
} from '../../__testUtils__/renderWithEntity';
import { MoveAction } from './MoveAction';

const MODEL = 'model:default/credit-risk';
const review: Review = {
  id: 'r1',
  subject: MODEL,
  framework: 'delivery-standard',
  criterion: 'retraining',
  reviewer: 'group:default/team-risk',
  note: 'Before Friday',
  by: 'user:default/jane',
  at: new Date(Date.now() - 2 * 86_400_000).toISOString(),
  answer: null,
};
const criterion: CriterionResult = {
  id: 'retraining',
  area: 'tools',
  level: 3,
  title: 'Retraining is rehearsed',
  kind: 'attested',
  result: 'unknown',
  facts: [],
  reason: 'Nobody has attested it.',
  todo: 'Rehearse it and attest it.',
  question: 'Was retraining rehearsed this quarter?',
  expiresAfter: 'P90D',
  attestation: null,
  reviews: [],
};
const risk = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'team-risk', namespace: 'default', title: 'Team Risk' },
  spec: { type: 'team', children: [] },
};

/** The start of a next move that takes a person's word, for jane. */
async function show(
  reviews: Review[],
  options: RenderWithEntityOptions & { onChanged?: () => void } = {},
) {
  const { onChanged = () => {} } = options;
  const identity = mockApis.identity({ userEntityRef: 'user:default/jane' });
  await renderWithEntity(
    <TestApiProvider apis={[[identityApiRef, identity]]}>
      <MoveAction
        result={{ framework: 'delivery-standard' } as any}
        criterion={{ ...criterion, reviews }}
        attesting={{
          subjectRef: MODEL,
          owner: 'group:default/lending',
          to: () => '/scorecard',
          onChanged,
        }}
      />
    </TestApiProvider>,
    { entities: [risk], ...options },
  );
}

async function openForm() {
  await userEvent.click(
    await screen.findByRole('button', {
      name: 'Request a review of Retraining is rehearsed',
    }),
  );
  return within(
    await screen.findByRole('dialog', { name: 'Request a review' }),
  );
}

describe('Request a review', () => {
  it('asks the owner, unless somebody else is chosen', async () => {
    const requestReview = jest.fn(async () => review);
    const onChanged = jest.fn();
    await show([], { api: { requestReview }, onChanged });
    const dialog = await openForm();
    expect(
      dialog.getByText('Was retraining rehearsed this quarter?'),
    ).toBeInTheDocument();
    expect(
      await dialog.findByRole('radio', {
        name: 'group:default/lending, the owner',
      }),
    ).toBeChecked();
    await userEvent.type(
      dialog.getByRole('searchbox', { name: 'Find a person or group' }),
      'risk',
    );
    await userEvent.click(
      await dialog.findByRole('radio', {
        name: 'Team Risk (group:default/team-risk)',
      }),
    );
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Note' }),
      'Before Friday',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Request' }));
    expect(requestReview).toHaveBeenCalledWith(MODEL, {
      framework: 'delivery-standard',
      criterion: 'retraining',
      reviewer: 'group:default/team-risk',
      note: 'Before Friday',
    });
    await waitFor(() => expect(onChanged).toHaveBeenCalled());
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says which permission is missing, and what the portal refused', async () => {
    const requestReview = jest.fn(async () => {
      throw new NotAllowedError('no');
    });
    await show([], { api: { requestReview } });
    const dialog = await openForm();
    await dialog.findByRole('radio', { name: /the owner/ });
    await userEvent.click(dialog.getByRole('button', { name: 'Request' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'waymark.review.request',
    );
  });

  it('shows who is asked, and lets who asked take it back', async () => {
    const withdrawReview = jest.fn(async () => {});
    const others = { ...review, id: 'r2', by: 'user:default/omar', note: null };
    await show([review, others], { api: { withdrawReview } });
    const [mine] = await screen.findAllByText(/^Asked of/);
    expect(mine).toHaveTextContent(
      /^Asked of team-risk by jane, 2 days ago: Before Friday/,
    );
    const buttons = await screen.findAllByRole('button', {
      name: /^Withdraw the review of Retraining is rehearsed/,
    });
    expect(buttons).toHaveLength(1);
    await userEvent.click(buttons[0]);
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Withdraw review' }),
    );
    await userEvent.type(
      await dialog.findByRole('textbox', { name: /Reason/ }),
      'Found it myself',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }));
    expect(withdrawReview).toHaveBeenCalledWith(MODEL, 'r1', {
      reason: 'Found it myself',
    });
  });

  it('offers nothing to whoever may not', async () => {
    await show([], { denied: ['waymark.review.request'] });
    const dialog = await openForm();
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'You may not request reviews',
    );
    expect(dialog.queryByRole('button', { name: 'Request' })).toBeNull();
  });
});
