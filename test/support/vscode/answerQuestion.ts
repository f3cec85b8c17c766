import type { Page } from 'playwright-core';

/** Answers the question in the palette's place that has these words as its prompt, placeholder or title; without a text as it stands. */
export async function answerQuestion(page: Page, words: string, text?: string): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  await widget
    .filter({ has: page.locator(`input[placeholder*="${words}"]`) })
    .or(page.locator('.quick-input-widget', { hasText: words }))
    .first()
    .waitFor();
  const box = widget.locator('.quick-input-box input');
  if (text !== undefined) await box.fill(text);
  await box.press('Enter');
}
