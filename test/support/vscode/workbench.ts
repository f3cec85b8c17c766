import { existsSync } from 'node:fs';
import process from 'node:process';
import { type Browser, chromium, errors, type Locator, type Page } from 'playwright-core';
import type { VscodeServer } from './startServer.ts';
import { webviewPage } from './webviewPage.ts';

/** A window of VS Code in a browser. */
export interface Workbench {
  readonly browser: Browser;
  readonly page: Page;
  /** Resolves with the exit code of the tests that were asked for; never where none were. */
  readonly ended: Promise<number>;
}

/** How a window is opened. */
export interface WorkbenchOptions {
  readonly server: VscodeServer;
  /** Workspace folder. */
  readonly folder: string;
  /** Language of the extensions, such as `de`; VS Code's own texts stay English, as no language pack is at hand. */
  readonly language?: string;
  /** Folder of an extension under development, and the module whose `run` tests it. */
  readonly development?: { readonly extension: string; readonly tests?: string };
  /** Hears what the tests write. */
  readonly onSaid?: (text: string) => void;
}

/** Where the browser is; undefined where there is none. */
export function browserPath(): string | undefined {
  return [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (file) => file !== undefined && existsSync(file),
  );
}

/** How long a window may take from its opening to what the extension contributes (ms). */
const windowOpening = 150_000;

/** How long a busy machine may take to make and synchronize the sample hierarchy (ms). */
const firstSynchronization = 120_000;

/** How often a key is pressed until it is answered, and how long an answer may take each time (ms). */
const keyAttempts = 10;
const keyAnswer = 3000;

/** Opens a window, and resolves when the extension's views can be asked for. No name but 127.0.0.1 is looked up. */
export async function openWorkbench({
  server,
  folder,
  development,
  language,
  onSaid = () => undefined,
}: WorkbenchOptions): Promise<Workbench> {
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error('There is no Chromium: apt-get install chromium');
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  // What seals the secrets of the extension; the bare server does not answer it.
  await page.route('**/mint-key', (route) => route.fulfill({ status: 200, body: Buffer.alloc(32, 7) }));
  if (language !== undefined) await page.addInitScript(languageScript(language));
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  if (development?.tests !== undefined) {
    await page.exposeFunction('codeAutomationExit', end);
    await page.exposeFunction('codeAutomationLog', (_type: string, given: readonly unknown[]) => {
      onSaid(given.join(' '));
    });
  }
  const remote = (file: string): string => `vscode-remote://${server.authority}${file}`;
  const payload = [
    ['skipWelcome', 'true'],
    ...(development === undefined ? [] : [['extensionDevelopmentPath', remote(development.extension)]]),
    ...(development?.tests === undefined ? [] : [['extensionTestsPath', remote(development.tests)]]),
  ];
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  await page.goto(`http://${server.authority}/?${query.toString()}`, { waitUntil: 'commit' });
  // A busy machine takes its time to open the first window. Tests in the extension host say themselves when they begin.
  if (development === undefined)
    await page.getByRole('tab', { name: 'Software Update Sync' }).waitFor({ timeout: windowOpening });
  return { browser, page, ended };
}

/** JavaScript for the window: what a language pack would say; the texts that VS Code loads say English. */
function languageScript(language: string): string {
  return `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => ${JSON.stringify(language)}, set: () => undefined })`;
}

/** Loads a window again that shows a webview, and resolves when VS Code has opened its page again; an extension host begins anew for it. */
export async function reloadWindow(page: Page): Promise<void> {
  await page.reload({ waitUntil: 'commit' });
  await page.locator('iframe.webview.ready').first().waitFor({ timeout: windowOpening });
  await webviewPage(page).locator('main').waitFor({ timeout: windowOpening });
}

/** Runs a command as somebody who types its title into the Command Palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const box = page.locator('.quick-input-widget .quick-input-box input');
  const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).first();
  for (let attempt = 1; ; attempt++) {
    try {
      // A webview that is still loading has the focus, and lets no key through; the palette of the command before may just be closing.
      // A palette that stays open keeps its list: what VS Code has enabled since is offered by one that is opened anew.
      if (attempt > 1) await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await box.fill(`>${title}`, { timeout: keyAnswer });
      await row.waitFor({ timeout: keyAnswer });
      await box.press('Enter');
      return;
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === keyAttempts) throw error;
    }
  }
}

/** A notification wherever it stands: a toast, or, while it is open, in the list of notifications, where new ones come then, too. */
export function notification(page: Page, text: string | RegExp): Locator {
  return page
    .locator('.notification-toast, .notifications-center .notification-list-item', { hasText: text })
    .first();
}

/** Presses a button of a notification: where it stands, or in the list of notifications once its toast has gone. */
export async function pressInNotification(page: Page, text: string | RegExp, name: string): Promise<void> {
  const button = notification(page, text).getByRole('button', { name });
  try {
    await button.click({ timeout: keyAnswer });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    await runCommand(page, 'Notifications: Show Notifications');
    await button.click();
  }
}

/** Makes the sample hierarchy by the button that a new user finds, and resolves when every site of it is shown as in sync. */
export async function openSampleHierarchy(page: Page): Promise<void> {
  const size = page.viewportSize();
  // High enough for the whole hierarchy beside the other views: rows that are scrolled away do not exist.
  await page.setViewportSize({ width: size?.width ?? 1280, height: 1800 });
  await page.getByRole('tab', { name: 'Software Update Sync' }).click();
  await page.getByRole('button', { name: 'Open Sample Hierarchy' }).first().click();
  for (const site of ['CS1', 'PS1', 'PS2', 'SS1'])
    await page
      .getByRole('treeitem', { name: new RegExp(`site ${site}: in sync`) })
      .waitFor({ timeout: firstSynchronization });
  if (size !== null) await page.setViewportSize(size);
}
