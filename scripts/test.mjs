import { spawn } from 'node:child_process';
import process from 'node:process';

/** Builds what the process tests start, then runs every suite; the last line counts passed, failed, skipped of all of them. */
const node = process.execPath;
const suites = [
  [node, 'node_modules/mocha/bin/mocha.js', '--config', 'test/all.mocharc.json'],
  [node, 'node_modules/tsx/dist/cli.mjs', 'test/host/run.ts'],
];

/** Runs a command with its output shown; resolves with its exit code and the counts of its last line. */
function run([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let tail = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      tail = (tail + chunk).slice(-1000);
    });
    child.on('close', (code) => {
      const counts = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec(tail);
      resolve({ code: code ?? 1, counts: counts === null ? undefined : counts.slice(1).map(Number) });
    });
  });
}

const { code } = await run([node, 'esbuild.js', '--host']);
if (code !== 0) process.exit(code);
const total = [0, 0, 0];
let failure = 0;
for (const suite of suites) {
  const outcome = await run(suite);
  failure ||= outcome.code;
  // A suite that ended without a word has not passed.
  const counts = outcome.counts ?? [0, 1, 0];
  counts.forEach((count, index) => (total[index] += count));
}
const [passed, failed, skipped] = total;
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failure || (failed > 0 ? 1 : 0);
