import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { FrameLocator, Page } from 'playwright-core';
import { isRecord } from '../parsedJson.ts';

/** The page in the webview that is shown; VS Code nests it in two frames. */
export function webviewPage(page: Page): FrameLocator {
  return page
    .locator('iframe.webview.ready:visible')
    .last()
    .contentFrame()
    .locator('iframe#active-frame')
    .contentFrame();
}

/** Fails with what axe-core finds wrong with the page in a webview. */
export async function assertAccessible(webview: FrameLocator, what: string): Promise<void> {
  const root = await webview.locator('html').elementHandle();
  const frame = await root.ownerFrame();
  if (!frame) throw new Error('The webview has no frame');
  await frame.evaluate(axe.source);
  const found: unknown = await frame.evaluate('axe.run(document)');
  const violations: unknown[] =
    isRecord(found) && Array.isArray(found['violations']) ? found['violations'] : [];
  const said = violations.map((violation) => {
    if (!isRecord(violation)) return '';
    const nodes: unknown[] = Array.isArray(violation['nodes']) ? violation['nodes'] : [];
    return `${String(violation['id'])}: ${nodes.map((node) => (isRecord(node) ? `${String(node['html'])} ${String(node['failureSummary'])}` : '')).join('; ')}`;
  });
  assert.deepEqual(said, [], what);
}
