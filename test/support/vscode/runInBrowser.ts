import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type HostSuite, patience } from './hostDoor.ts';
import { installServer } from './installServer.ts';
import { startServer } from './startServer.ts';
import { openWorkbench } from './workbench.ts';

/** In VS Code's server with its workbench in a browser: what a machine without a desktop has. */
export async function runInBrowser({ release, suite, results, say }: HostSuite): Promise<string> {
  const installed = installServer(release, say);
  say(`\nExtension host of VS Code ${release.vscode}`);
  const said: string[] = [];
  const server = await startServer({ installed, development: true, environment: { TEST_RESULTS: results } });
  try {
    const folder = path.join(server.folder, 'workspace');
    mkdirSync(folder);
    const { browser, ended } = await openWorkbench({
      server,
      folder,
      development: { extension: process.cwd(), tests: suite },
      onSaid: (text) => said.push(text),
    });
    const code = await Promise.race([ended, sleep(patience, 'too late', { ref: false })]);
    await browser.close();
    if (code === 'too late') say('The suite did not end');
  } finally {
    await server.stop();
  }
  return said.join('\n');
}
