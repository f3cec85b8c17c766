import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import { build, transform } from 'esbuild';

/** Entry points; each becomes one CommonJS file in dist/ with everything it needs inside. */
const entries = {
  decoder: 'src/protocol/update/decoderWorker.ts',
  extension: 'src/extension/extension.ts',
};
if (process.argv.includes('--bench')) entries.bench = 'test/bench/main.ts';
if (process.argv.includes('--host')) {
  // Whatever stands there is run: no suite of another day.
  rmSync('dist/host', { recursive: true, force: true });
  for (const name of readdirSync('test/host'))
    if (name === 'main.ts' || name === 'figures.ts' || name.endsWith('.test.ts'))
      entries[`host/${name.slice(0, -3)}`] = `test/host/${name}`;
}

// What is shipped is small and has no source maps; of an earlier build nothing is left beside it.
const isPackage = process.argv.includes('--package');
if (isPackage) rmSync('dist', { recursive: true, force: true });

/** What is loaded later stays out of the file that is read at every start: of the editor what one kind of document needs, of the command line all but a script's start. */
const beside = {
  runProcess: './parts/runProcess.cjs',
  languageFeatures: './language.cjs',
  testItems: './testItems.cjs',
  scriptDebugSession: './scriptDebugSession.cjs',
};
const filesBeside = {
  name: 'files-beside',
  setup: ({ onResolve }) => {
    const filter = new RegExp(`/(?:${Object.keys(beside).join('|')})\\.ts$`);
    onResolve({ filter }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: beside[basename(path, '.ts')], external: true } : undefined,
    );
  },
};

/**
 * `import * as late… from` is evaluated when a member of it is first asked for: what import defer will be. A thread whose script asks for none of them runs a third of
 * what its program is made of.
 */
const lateImports = {
  name: 'late-imports',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/](?:script|cmdlets)[\\/].+\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const contents = text.replace(
        /^import \* as (late\w+) from ('[^']+');$/gm,
        'const $1 = new Proxy({}, { get: (_, name) => require($2)[name] });',
      );
      return contents === text ? undefined : { contents, loader: 'ts' };
    });
  },
};

const common = {
  plugins: [filesBeside],
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  // The editor itself hands the one to extensions; the other runs the suite in their host.
  external: ['vscode', 'mocha'],
  // What is tested is what is shipped; half as much is read at every start.
  minify: true,
  logLevel: 'warning',
};

rmSync('dist/parts', { recursive: true, force: true });
mkdirSync('dist/parts', { recursive: true });
await build({ ...common, entryPoints: entries, format: 'cjs', sourcemap: !isPackage });

/**
 * The program of sessions is a function that script.cjs, which their threads start with, calls. Its bytes are its characters: a text that needs more takes twice the
 * memory and is decoded first.
 */
await build({
  ...common,
  entryPoints: { script: 'src/cmdlets/scriptLoader.ts' },
  format: 'cjs',
  sourcemap: !isPackage,
});
await build({
  ...common,
  plugins: [lateImports],
  entryPoints: { session: 'src/cmdlets/scriptWorker.ts' },
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
  format: 'cjs',
  sourcemap: !isPackage,
});
if (readFileSync('dist/session.cjs').some((byte) => byte > 127))
  throw new Error('dist/session.cjs is not in ASCII');

await build({
  ...common,
  entryPoints: { cli: 'src/cli/main.ts' },
  supported: { 'dynamic-import': false },
  format: 'cjs',
  sourcemap: !isPackage,
});
chmodSync('dist/cli.cjs', 0o755);

/**
 * The command line, and what the extension loads when it is asked for: what several of them are made of stands once, in dist/parts, where what is imported later
 * is loaded from, too. esbuild splits ES modules alone, so each file is put into CommonJS afterwards.
 */
const { outputFiles } = await build({
  ...common,
  entryPoints: {
    'parts/runProcess': 'src/cli/runProcess.ts',
    language: 'src/extension/scripts/languageFeatures.ts',
    testItems: 'src/script/language/testItems.ts',
    scriptDebugSession: 'src/extension/scripts/debug/scriptDebugSession.ts',
  },
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  format: 'esm',
  sourcemap: isPackage ? false : 'inline',
  write: false,
});
for (const { path, text } of outputFiles) {
  const file = basename(path);
  const { code, map } = await transform(text, {
    ...{ format: 'cjs', platform: 'node', target: 'node20', minify: true, sourcefile: file },
    // As require: the loader of modules would have to be started for it.
    supported: { 'dynamic-import': false },
    banner: '"use strict";',
    sourcemap: isPackage ? false : 'external',
  });
  writeFileSync(path, isPackage ? code : `${code}//# sourceMappingURL=${file}.map\n`);
  if (!isPackage) writeFileSync(`${path}.map`, map);
}

/** Pages in the editor: script and style sheet of each in one file, beside its HTML. */
const pages = ['package', 'schedule', 'status'];

await build({
  entryPoints: Object.fromEntries(
    pages.flatMap((page) => [
      [page, `media/${page}/page.ts`],
      [`${page}.style`, `media/${page}/${page}.css`],
    ]),
  ),
  outdir: 'dist/webview',
  bundle: true,
  platform: 'browser',
  target: ['chrome132'],
  format: 'iife',
  minify: isPackage,
  logLevel: 'warning',
});
for (const page of pages) copyFileSync(`media/${page}/${page}.html`, `dist/webview/${page}.html`);
