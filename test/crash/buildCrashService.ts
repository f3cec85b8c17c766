import path from 'node:path';
import { build } from 'esbuild';

/** Builds the service process into a folder, so that starting it costs as little as starting the product; resolves with its path. */
export async function buildCrashService(folder: string): Promise<string> {
  const outfile = path.join(folder, 'crashService.cjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'crashService.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  return outfile;
}
