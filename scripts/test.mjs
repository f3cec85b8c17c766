import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { bundleTests } from './bundleTests.mjs';

/**
 * `node scripts/test.mjs [SUITE …] [MOCHA OPTIONS]`: runs suites, or builds the product and runs them all. Their files are dealt out to a process
 * for each processor; the last line counts what passed, failed and was skipped in all of them.
 */
const node = process.execPath;
/** How long one test may take before it counts as hanging: processes share the machine. */
const hanging = '60000';
const mochaSuites = ['conformance', 'integration', 'shape', 'unit'];
const given = process.argv.slice(2);
const options = given.slice(given.findIndex((argument) => argument.startsWith('-')) >>> 0);
const named = given.slice(0, given.length - options.length);
const unknown = named.filter((name) => !mochaSuites.includes(name));
if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: the suites are ${mochaSuites.join(', ')}`);

/**
 * Runs a command; resolves with its exit code, the counts of its last line, and what it wrote. It is shown as it comes, or not at all.
 */
function run([program, ...args], isShown = true) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const written = [];
    child.stdout.on('data', (chunk) => {
      if (isShown) process.stdout.write(chunk);
      written.push(chunk);
    });
    child.on('close', (code) => {
      const output = Buffer.concat(written);
      const last = output.subarray(-1000).toString();
      const counts = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec(last);
      resolve({ code: code ?? 1, counts: counts === null ? undefined : counts.slice(1).map(Number), output });
    });
  });
}

/** Runs the bundled tests; the first process is watched, what the others wrote is shown when it has ended. */
async function runTests(suites) {
  const files = await bundleTests(suites);
  const lanes = Math.min(availableParallelism(), 4);
  const mocha = [node, '--enable-source-maps', 'node_modules/mocha/lib/cli/cli.js', '--no-config'];
  const running = Array.from({ length: lanes }, (_, lane) => {
    const share = files.filter((_, index) => index % lanes === lane);
    return run(
      [...mocha, '--reporter', 'test/support/reporter.mjs', '--timeout', hanging, ...options, ...share],
      lane === 0,
    );
  });
  const outcomes = await Promise.all(running);
  for (const { output } of outcomes.slice(1)) process.stdout.write(output);
  return outcomes;
}

const outcomes = [];
if (named.length > 0) outcomes.push(...(await runTests(named)));
else {
  const { code } = await run([node, 'esbuild.js', '--host']);
  if (code !== 0) process.exit(code);
  outcomes.push(...(await runTests(mochaSuites)));
  outcomes.push(await run([node, 'node_modules/tsx/dist/cli.mjs', 'test/host/run.ts']));
}
const total = [0, 0, 0];
let failure = 0;
for (const { code, counts } of outcomes) {
  failure ||= code;
  // A suite that ended without a word has not passed.
  (counts ?? [0, 1, 0]).forEach((count, index) => (total[index] += count));
}
const [passed, failed, skipped] = total;
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failure || (failed > 0 ? 1 : 0);
