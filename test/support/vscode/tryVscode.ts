import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { installServer } from './installServer.ts';
import { testedRelease } from './releases.ts';
import { startServer } from './startServer.ts';

/** `npm run try:vscode`: VS Code in the browser with the packaged extension, until Ctrl+C. Nothing of it stays behind. */
async function main(): Promise<void> {
  const say = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  const installed = installServer(testedRelease(), say);
  const server = await startServer({ installed, packages: [path.resolve('software-update-sync.vsix')] });
  const folder = path.join(server.folder, 'workspace');
  mkdirSync(folder);
  say(`\nOpen http://${server.authority}/?folder=${folder} in a browser.`);
  say('Choose Software Update Sync in the activity bar, then Open Sample Hierarchy. Ctrl+C ends it.');
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await server.stop();
}

await main();
