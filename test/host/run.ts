import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isRecord, parsed } from '../support/parsedJson.ts';
import type { HostDoor } from '../support/vscode/hostDoor.ts';
import { type Release, releases, testedRelease } from '../support/vscode/releases.ts';
import { runInBrowser } from '../support/vscode/runInBrowser.ts';
import { runOnDesktop } from '../support/vscode/runOnDesktop.ts';
import { browserPath } from '../support/vscode/workbench.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs the suite in one VS Code; its results file decides, not an exit code: a killed extension host ends with 0. */
async function runIn(release: Release, runSuite: HostDoor): Promise<Counts> {
  const results = path.resolve('dist', 'host', `results-${release.vscode}.json`);
  rmSync(results, { force: true });
  const said = await runSuite({ release, suite: path.resolve('dist/host/main.cjs'), results, say });
  if (!existsSync(results)) say(said);
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
  const isDesktop = process.argv.includes('--desktop') || process.platform !== 'linux';
  if (!isDesktop && browserPath() === undefined) {
    say('There is no Chromium: the suite in the extension host is skipped. apt-get install chromium');
    total.skipped = 1;
  } else {
    for (const release of process.argv.includes('--all') ? releases : [testedRelease()]) {
      const counts = await runIn(release, isDesktop ? runOnDesktop : runInBrowser);
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.skipped += counts.skipped;
    }
  }
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed > 0 ? 1 : 0);
}

await main();
