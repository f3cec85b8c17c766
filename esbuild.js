import { build } from 'esbuild';

/** Entry points; each becomes one CommonJS file in dist/ with everything it needs inside. */
const entries = { cli: 'src/cli/main.ts', decoder: 'src/protocol/update/decoderWorker.ts' };
if (process.argv.includes('--bench')) entries.bench = 'test/bench/main.ts';

await build({
  entryPoints: entries,
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  logLevel: 'warning',
});
