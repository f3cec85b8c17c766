import { readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const outdir = 'dist/tests';

/** Tests read files beside their source: what a module says of where it is stays true in a bundle. */
const placesOfSources = {
  name: 'places-of-sources',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[/\\]test[/\\].*\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!text.includes('import.meta')) return undefined;
      const places = { dirname: path.dirname(file), filename: file, url: pathToFileURL(file).href };
      const contents = text.replace(/\bimport\.meta\.(dirname|filename|url)\b/g, (_, place) =>
        JSON.stringify(places[place]),
      );
      return { contents, loader: 'ts' };
    });
  },
};

/**
 * Bundles the tests of some folders of `test`; what several need exists once. Resolves with the files to run, sorted. Loading them takes a
 * fraction of what loading their thousands of sources one by one does.
 */
export async function bundleTests(suites) {
  rmSync(outdir, { recursive: true, force: true });
  const entryPoints = suites.flatMap((suite) =>
    readdirSync(path.join('test', suite), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => path.join('test', suite, name)),
  );
  await build({
    plugins: [placesOfSources],
    entryPoints,
    outdir,
    outbase: 'test',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  });
  return entryPoints
    .map((file) => path.join(outdir, path.relative('test', file).replace(/\.ts$/, '.mjs')))
    .sort();
}
