import path from 'node:path';
import { build } from 'esbuild';
import { tempFolder } from './tempFolder.ts';

/** Path of the program of the decoding threads, built into a temporary folder; call inside `before`. */
export async function bundledDecoder(
  entry = path.resolve(import.meta.dirname, '../../src/protocol/update/decoderWorker.ts'),
): Promise<string> {
  const outfile = path.join(await tempFolder(), 'decoder.cjs');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  return outfile;
}
