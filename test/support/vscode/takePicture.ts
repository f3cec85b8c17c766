import path from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';

/** Takes a picture of a page into the folder that SCREENSHOTS names; none where it names none. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
