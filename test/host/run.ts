import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord, parsed } from '../support/parsedJson.ts';
import { installServer } from '../support/vscode/installServer.ts';
import { type Release, releases } from '../support/vscode/releases.ts';
import { startServer } from '../support/vscode/startServer.ts';
import { browserPath, openWorkbench } from '../support/vscode/workbench.ts';

/** How long the suite may take: a hung extension host ends nothing by itself. */
const patience = 300_000;

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs the suite in the extension host of one VS Code; its results file decides, not an exit code. */
async function runIn(release: Release): Promise<Counts> {
  const installed = installServer(release, say);
  say(`\nExtension host of VS Code ${release.vscode}`);
  const results = path.resolve('dist', 'host', `results-${release.vscode}.json`);
  const said: string[] = [];
  rmSync(results, { force: true });
  const server = await startServer({ installed, development: true, environment: { TEST_RESULTS: results } });
  try {
    const folder = path.join(server.folder, 'workspace');
    mkdirSync(folder);
    const development = { extension: process.cwd(), tests: path.resolve('dist/host/main.cjs') };
    const { browser, ended } = await openWorkbench({
      server,
      folder,
      development,
      onSaid: (text) => said.push(text),
    });
    const code = await Promise.race([ended, sleep(patience, 'too late', { ref: false })]);
    await browser.close();
    if (code === 'too late') say('The suite did not end');
  } finally {
    await server.stop();
  }
  if (!existsSync(results)) say(said.join('\n'));
  return countsOf(results);
}

function countsOf(file: string): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const results: unknown = existsSync(file) ? parsed(readFileSync(file, 'utf8')) : undefined;
  if (!Array.isArray(results) || results.length === 0) {
    say('  The extension host wrote no results');
    return { ...counts, failed: 1 };
  }
  for (const result of results) {
    if (!isRecord(result)) continue;
    const { state, title, error } = result;
    if (state === 'passed' || state === 'failed' || state === 'skipped') counts[state]++;
    say(`  ${state === 'passed' ? '✔' : state === 'skipped' ? '-' : '✘'} ${String(title)}`);
    if (typeof error === 'string') say(error);
  }
  return counts;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  if (browserPath() === undefined) {
    say('There is no Chromium: the suite in the extension host is skipped. apt-get install chromium');
    total.skipped = 1;
  } else {
    const [oldest] = releases;
    for (const release of process.argv.includes('--all') ? releases : [oldest]) {
      const counts = await runIn(release);
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.skipped += counts.skipped;
    }
  }
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed > 0 ? 1 : 0);
}

await main();
