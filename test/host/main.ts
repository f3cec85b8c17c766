import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** What VS Code calls in the extension host: runs every suite beside this file and writes how each test ended to `TEST_RESULTS`. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 120_000, reporter: 'spec' });
  const isWanted = (name: string): boolean =>
    process.env['FIGURES'] === undefined ? name.endsWith('.test.cjs') : name === 'figures.cjs';
  for (const name of readdirSync(__dirname)) if (isWanted(name)) mocha.addFile(path.join(__dirname, name));
  const results: { title: string; state: 'passed' | 'failed' | 'skipped'; error?: string }[] = [];
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => results.push({ title: test.fullTitle(), state: 'passed' }));
    runner.on('pending', (test) => results.push({ title: test.fullTitle(), state: 'skipped' }));
    runner.on('fail', (test, error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      results.push({ title: test.fullTitle(), state: 'failed', error: text });
    });
  });
  const file = process.env['TEST_RESULTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(results));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
