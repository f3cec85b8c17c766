import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isRecord, parsed } from '../parsedJson.ts';
import type { Release } from './releases.ts';

/** An installed VS Code server: its folder and the Node.js that runs it. */
export interface InstalledServer {
  readonly folder: string;
  readonly node: string;
  readonly release: Release;
}

const platform = `${process.platform}-${process.arch}`;
const ripgrep = '1.18.0';

/** Puts a release under `.vscode-test/`, once; from npm packages alone, with what has to be compiled compiled. Throws where that cannot be had. */
export function installServer(release: Release, say: (text: string) => void): InstalledServer {
  const folder = path.resolve('.vscode-test', `code-server-${release.version}`);
  const node = release.node === undefined ? process.execPath : path.join(folder, 'node/bin/node');
  const complete = path.join(folder, '.complete');
  if (existsSync(complete)) return { folder, node, release };
  say(`Installing VS Code ${release.vscode} into ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  unpack(`code-server@${release.version}`, folder, release.integrity);
  if (release.node !== undefined) unpack(`node-${platform}@${release.node}`, path.join(folder, 'node'));
  const editor = path.join(folder, 'lib/vscode');
  const surroundings = {
    ...process.env,
    PATH: [path.dirname(node), process.env['PATH']].join(path.delimiter),
  };
  run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], editor, surroundings);
  for (const name of release.unneeded)
    rmSync(path.join(editor, 'node_modules', name), { recursive: true, force: true });
  for (const name of release.native) compile(path.join(editor, 'node_modules', name), node, surroundings);
  addRipgrep(editor);
  const archive = path.join(editor, 'node_modules.asar');
  if (release.node === undefined && !existsSync(archive)) symlinkSync('node_modules', archive);
  writeFileSync(complete, release.version);
  return { folder, node, release };
}

function unpack(spec: string, target: string, integrity?: string): void {
  mkdirSync(target, { recursive: true });
  const temporary = mkdtempSync(path.join(target, 'pack-'));
  const packed = parsed(run('npm', ['pack', spec, '--json', '--pack-destination', temporary], target));
  const first: unknown = Array.isArray(packed) ? packed[0] : undefined;
  const file = path.join(temporary, isRecord(first) ? String(first['filename']) : '');
  const digest = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (integrity !== undefined && digest !== integrity)
    throw new Error(`${spec} is not what it was: ${digest}`);
  run('tar', ['-xzf', file, '-C', target, '--strip-components=1', '--exclude=*.map'], target);
  rmSync(temporary, { recursive: true });
}

/** With npm's own node-gyp and the headers that come with Node.js: nothing is downloaded. */
function compile(module: string, node: string, surroundings: NodeJS.ProcessEnv): void {
  const root = path.dirname(path.dirname(realpathSync(node)));
  const npm = path.dirname(path.dirname(realpathSync(run('which', ['npm'], '.').trim())));
  const gyp = path.join(npm, 'node_modules/node-gyp/bin/node-gyp.js');
  const headers = existsSync(path.join(root, 'include/node/node.h')) ? [`--nodedir=${root}`] : [];
  run(node, [gyp, 'rebuild', ...headers, '--jobs=max'], module, surroundings);
}

/** Search needs its binary, which the editor's own install script would download. */
function addRipgrep(editor: string): void {
  const universal = path.join(editor, 'node_modules/@vscode/ripgrep-universal/bin');
  if (existsSync(universal)) {
    for (const name of readdirSync(universal))
      if (name !== platform) rmSync(path.join(universal, name), { recursive: true });
  }
  const own = path.join(editor, 'node_modules/@vscode/ripgrep');
  if (!existsSync(own)) return;
  unpack(`@vscode/ripgrep-${platform}@${ripgrep}`, `${own}-binary`);
  cpSync(path.join(`${own}-binary`, 'bin'), path.join(own, 'bin'), { recursive: true });
}

function run(program: string, args: readonly string[], cwd: string, env = process.env): string {
  return execFileSync(program, args, {
    ...{ cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
