import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { installServer } from './installServer.ts';
import { testedRelease } from './releases.ts';
import { startServer, type VscodeServer } from './startServer.ts';
import { takePicture } from './takePicture.ts';
import { browserPath, openWorkbench, type Workbench } from './workbench.ts';

/** What a window is opened with. */
export interface TestWindowOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Files of the workspace: text by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly language?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What every test of the suite counts on; a busy machine may take its time. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The window that the tests of a suite share; its members are there once the suite has begun. */
export interface TestWindow {
  readonly page: Page;
  readonly server: VscodeServer;
  /** The workspace. */
  readonly folder: string;
}

/** How long a busy machine may take to install, open and prepare a window (ms). */
const opening = 300_000;

/**
 * Opens a window with the packaged extension before the tests of the suite that calls this, pictures it after a test that failed, and closes it after the
 * last. Where there is no browser the suite is skipped.
 */
export function testWindow(options: TestWindowOptions = {}): TestWindow {
  const { settings = {}, files = {}, language, viewport, prepare } = options;
  let server: VscodeServer | undefined;
  let workbench: Workbench | undefined;

  before(async function () {
    if (browserPath() === undefined) this.skip();
    this.timeout(opening);
    const installed = installServer(testedRelease(), () => undefined);
    server = await startServer({
      installed,
      packages: [path.resolve('software-update-sync.vsix')],
      settings,
    });
    const folder = workspaceOf(server);
    mkdirSync(folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    workbench = await openWorkbench({ server, folder, ...(language === undefined ? {} : { language }) });
    if (viewport !== undefined) await workbench.page.setViewportSize(viewport);
    await prepare?.(workbench.page);
  });

  afterEach(async function () {
    const { title, state } = this.currentTest ?? {};
    if (state === 'failed' && workbench !== undefined)
      await takePicture(workbench.page, `failed ${(title ?? '').slice(0, 40)}`);
  });

  // Also where opening has failed: a server that is left keeps the process of the tests alive.
  after(async () => {
    await workbench?.browser.close();
    await server?.stop();
  });

  return {
    get page() {
      return opened(workbench).page;
    },
    get server() {
      return opened(server);
    },
    get folder() {
      return workspaceOf(opened(server));
    },
  };
}

function workspaceOf(server: VscodeServer): string {
  return path.join(server.folder, 'workspace');
}

function opened<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('The window is there from the first test on');
  return part;
}
