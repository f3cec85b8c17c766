import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadProgram, readProgram } from '../../../../src/script/host/compiledProgram.ts';
import { codeFolder } from '../../../../src/script/host/keptCode.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

describe('The code of a program', () => {
  let root: string;
  let folder: string;
  let file: string;

  beforeEach(async () => {
    root = await tempFolder();
    folder = path.join(root, 'cache', 'susync');
    file = write('session-A.cjs');
  });

  /** A program that says where it is, and that only a new text is compiled anew for. */
  function write(name: string): string {
    const at = path.join(root, name);
    const body = `globalThis.loaded = require('node:path').basename(__filename) + module.exports; // ${root} ${name}`;
    writeFileSync(at, `(function (exports, require, module, __filename, __dirname) { ${body}\n})`);
    return at;
  }

  function load(from: string | null = folder, program = file): boolean {
    Reflect.set(globalThis, 'loaded', '');
    const { isFromCode, keepCode } = loadProgram(readProgram(program, from));
    assert.equal(Reflect.get(globalThis, 'loaded'), `${path.basename(program)}[object Object]`);
    keepCode();
    return isFromCode;
  }

  const kept = (): string => path.join(folder, readdirSync(folder)[0] ?? '');

  it('is kept when it ran, and taken the next time', () => {
    assert.equal(load(), false);
    assert.match(path.basename(kept()), /^session-A-[\w.-]+\.code$/);
    const bytes = readFileSync(kept());
    assert.equal(load(), true);
    assert.deepEqual(readFileSync(kept()), bytes);
  });

  it('is not taken for another content of the same length', () => {
    load();
    writeFileSync(file, readFileSync(file, 'utf8').replace(' + ', '  +'));
    assert.equal(load(), false);
    assert.equal(load(), true);
  });

  it('may use what Node has built in, also what is read late', () => {
    const text =
      "(function (e, require) { globalThis.loaded = require('node:crypto').createHash('md5').update('a').digest('hex') })";
    writeFileSync(file, text);
    loadProgram(readProgram(file, null));
    assert.equal(Reflect.get(globalThis, 'loaded'), '0cc175b9c0f1b6a831c399e269772661');
  });

  it('is kept for one program alone', () => {
    load();
    const other = write('session-B.cjs');
    assert.equal(load(folder, other), false);
    assert.equal(readdirSync(folder).length, 1);
    assert.equal(load(folder, other), true);
  });

  for (const [what, change] of [
    ['changed', (bytes: Buffer) => bytes.fill(bytes.readUInt8(200) ^ 1, 200, 201)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('no code')],
  ] as const) {
    it(`is passed over and kept anew where it is ${what}`, () => {
      load();
      writeFileSync(kept(), change(readFileSync(kept())));
      assert.equal(load(), false);
      assert.equal(load(), true);
    });
  }

  it('is neither taken nor kept where others may write', function () {
    if (process.platform === 'win32') this.skip();
    load();
    chmodSync(folder, 0o777);
    const bytes = readFileSync(kept());
    assert.equal(load(), false);
    assert.deepEqual(readFileSync(kept()), bytes);
    symlinkSync(folder, path.join(root, 'link'));
    chmodSync(folder, 0o700);
    assert.equal(load(path.join(root, 'link')), false);
    assert.equal(load(), true);
  });

  it('is not kept where there is no folder, or no room for one', () => {
    assert.equal(load(null), false);
    mkdirSync(path.dirname(folder));
    writeFileSync(folder, 'a file');
    assert.equal(load(), false);
    assert.equal(readFileSync(folder, 'utf8'), 'a file');
  });

  it('lies where the user keeps what can be made anew', () => {
    const home = path.resolve('/home/me');
    const cache = path.resolve('/cache');
    assert.equal(codeFolder('linux', { HOME: home }), path.join(home, '.cache', 'susync'));
    assert.equal(codeFolder('linux', { HOME: home, XDG_CACHE_HOME: cache }), path.join(cache, 'susync'));
    assert.equal(codeFolder('darwin', { HOME: home }), path.join(home, 'Library', 'Caches', 'susync'));
    assert.equal(codeFolder('win32', { HOME: home, LOCALAPPDATA: cache }), path.join(cache, 'susync'));
    for (const environment of [
      {},
      { XDG_CACHE_HOME: 'cache' },
      { HOME: home, NODE_DISABLE_COMPILE_CACHE: '1' },
    ])
      assert.equal(codeFolder('linux', environment), null);
  });
});
