import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { runTests } from '@vscode/test-electron';
import { endService } from './endService.ts';
import { type HostSuite, patience } from './hostDoor.ts';
import { quietSettings } from './quietSettings.ts';

/** In the desktop VS Code, which @vscode/test-electron downloads into `.vscode-test/`; `VSCODE_EXECUTABLE` names one that is there. */
export async function runOnDesktop({ release, suite, results, say }: HostSuite): Promise<string> {
  say(`\nExtension host of VS Code ${release.vscode} for desktops`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'susync-vscode-'));
  const within = (name: string): string => path.join(folder, name);
  for (const name of ['user/User', 'workspace', 'data']) mkdirSync(within(name), { recursive: true });
  writeFileSync(within('user/User/settings.json'), JSON.stringify(quietSettings));
  const executable = process.env['VSCODE_EXECUTABLE'];
  const folders = ['--user-data-dir', within('user'), '--extensions-dir', within('extensions')];
  try {
    const running = runTests({
      ...(executable === undefined ? { version: release.vscode } : { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: process.cwd(),
      extensionTestsPath: suite,
      launchArgs: [within('workspace'), ...folders, '--disable-workspace-trust', '--skip-welcome'],
      extensionTestsEnv: { TEST_RESULTS: results, SUSYNC_DATA: within('data') },
    }).then(
      () => '',
      // Tests that failed stand in the results; what else went wrong is all there is to say.
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    return await Promise.race([running, sleep(patience, 'The suite did not end', { ref: false })]);
  } finally {
    await endService(within('data'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
