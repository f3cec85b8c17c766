import { spawnSync } from 'node:child_process';

/** Builds what the process tests start, then runs every suite in one mocha run; the last line counts passed, failed, skipped. */
for (const [command, ...args] of [
  [process.execPath, 'esbuild.js'],
  [process.execPath, 'node_modules/mocha/bin/mocha.js', '--config', 'test/all.mocharc.json'],
]) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
