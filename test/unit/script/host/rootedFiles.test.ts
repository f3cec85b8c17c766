import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rootedFiles } from '../../../../src/script/host/rootedFiles.ts';
import { machineFiles } from '../../../../src/script/runtime/session/scriptFiles.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

describe('Files of a session that may reach one folder', () => {
  let [inside, outside] = ['', ''];
  before(async () => {
    const folder = await tempFolder();
    [inside, outside] = [path.join(folder, 'in'), path.join(folder, 'out')];
    for (const name of [inside, outside]) mkdirSync(name);
    writeFileSync(path.join(outside, 'secret.txt'), 'secret');
    symlinkSync(outside, path.join(inside, 'link'));
    symlinkSync(path.join(outside, 'secret.txt'), path.join(inside, 'file'));
  });

  it('are written and read below it', () => {
    const files = rootedFiles(machineFiles, [inside]);
    files.makeFolder(path.join(inside, 'a/b'));
    files.writeText(path.join(inside, 'a/b/c.txt'), 'text', false);
    assert.equal(files.readText(path.join(inside, 'a/b/c.txt')), 'text');
  });

  it('have links that lead nowhere else', () => {
    const files = rootedFiles(machineFiles, [inside]);
    files.writeText(path.join(inside, 'plain'), 'text', false);
    files.link(path.join(inside, 'good'), 'plain', 'symbolic');
    assert.equal(files.readText(path.join(inside, 'good')), 'text');
    assert.equal(files.status(path.join(inside, 'good'))?.linkTarget, 'plain');
    for (const kind of ['symbolic', 'hard'] as const)
      assert.throws(() => {
        files.link(path.join(inside, 'bad'), path.join(outside, 'secret.txt'), kind);
      }, /is denied/);
    files.makeFolder(path.join(inside, 'deep'));
    files.link(path.join(inside, 'deep/up'), '../new.txt', 'symbolic');
    files.move(path.join(inside, 'deep/up'), path.join(inside, 'up'));
    assert.throws(() => {
      files.writeText(path.join(inside, 'up'), 'text', false);
    }, /is denied/);
  });

  it('are in folders that are there, and closed', () => {
    const files = rootedFiles(machineFiles, [inside]);
    for (const above of ['/', path.dirname(inside)]) {
      assert.equal(files.isFolder(above), true);
      assert.equal(files.status(above)?.isFolder, true);
      assert.throws(() => files.list(above), /is denied/);
    }
    assert.equal(files.isFolder(outside), false);
  });

  for (const [what, name] of [
    ['a path beside it', '../out/secret.txt'],
    ['a path through a link to a folder', 'link/secret.txt'],
    ['a link to a file', 'file'],
    ['a folder whose name begins the same', '../in2/x'],
    ['the root of the machine', '/etc/hostname'],
  ] as const)
    it(`are refused by ${what}`, () => {
      const files = rootedFiles(machineFiles, [inside]);
      const file = path.resolve(inside, name);
      assert.equal(files.isFile(file), false);
      assert.equal(files.isFolder(file), false);
      assert.throws(() => files.readText(file), /Access to the path .* is denied/);
      assert.throws(() => {
        files.writeText(file, 'x', false);
      }, /is denied/);
      assert.throws(() => {
        files.remove(file);
      }, /is denied/);
    });
});
