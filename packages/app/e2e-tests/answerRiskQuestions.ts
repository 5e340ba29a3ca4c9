import type { Locator } from '@playwright/test';

/** As for a model that is of high risk by what it is used for alone. */
export async function answerRiskQuestions(form: Locator): Promise<void> {
  await form.getByRole('radio', { name: 'Creditworthiness of people' }).check();
  // Safety component, profiling, general purpose
  for (const question of [1, 2, 3]) {
    await form
      .getByRole('radiogroup')
      .nth(question)
      .getByRole('radio', { name: 'No', exact: true })
      .check();
  }
}
