import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scriptPath } from '../../../src/cmdlets/scriptPath.ts';
import { rootedFiles } from '../../../src/script/host/rootedFiles.ts';
import { machineFiles } from '../../../src/script/runtime/session/scriptFiles.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('Files that the service reads and writes for a script', () => {
  let [inside, outside] = ['', ''];

  before(async () => {
    [inside, outside] = [await tempFolder(), await tempFolder()];
    writeFileSync(path.join(inside, 'own.susync'), '');
    writeFileSync(path.join(outside, 'other.susync'), '');
    symlinkSync(path.join(outside, 'other.susync'), path.join(inside, 'link.susync'));
  });

  const pathOf = (file: string): string =>
    scriptPath({ location: inside, files: rootedFiles(machineFiles, [inside]) }, file);

  for (const name of ['own.susync', 'new.susync', 'missing/new.susync'])
    it(`may be below the folders of the script: ${name}`, () => {
      assert.equal(pathOf(name), path.join(inside, name));
    });

  it('may not be elsewhere, nor be links that lead there', () => {
    for (const file of [path.join(outside, 'other.susync'), path.join(outside, 'new.susync'), 'link.susync'])
      assert.throws(() => pathOf(file), { key: 'accessDenied' });
  });
});
