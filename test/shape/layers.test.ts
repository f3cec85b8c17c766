import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { layers } from '../../scripts/layers.mjs';
import { sourceFiles } from '../support/sourceFiles.ts';

/** Says what is wrong with the imports of one source file, one sentence each. */
function layerFaults(file: string, text: string): string[] {
  const [, layer = ''] = file.split('/');
  const rule = layers[layer];
  if (!rule) return [`${file}: src/${layer} is not a layer`];
  return ts.preProcessFile(text).importedFiles.flatMap(({ fileName }) => {
    if (fileName.startsWith('.')) {
      const [, target = ''] = path.posix.join(path.posix.dirname(file), fileName).split('/');
      return target === layer || rule.layers.includes(target) ? [] : [`${file}: imports src/${target}`];
    }
    if (fileName.startsWith('node:')) return rule.node ? [] : [`${file}: imports ${fileName}`];
    return rule.packages.includes(fileName) ? [] : [`${file}: imports package ${fileName}`];
  });
}

describe('Layers', () => {
  it('hold: each file imports only what stands below it', () => {
    const faults = sourceFiles('src').flatMap((file) => layerFaults(file, readFileSync(file, 'utf8')));
    assert.deepEqual(faults, []);
  });

  for (const [file, text] of [
    ['src/engine/canary.ts', `import fs from 'node:fs';`],
    ['src/engine/canary.ts', `import { x } from '../store/lock.ts';`],
    ['src/domain/canary.ts', `import { DateTime } from 'luxon';`],
    ['src/cli/canary.ts', `export * from '../engine/run.ts';`],
    ['src/elsewhere/canary.ts', ``],
  ] as const) {
    it(`would be seen broken by: ${file} ${text}`, () => {
      assert.equal(layerFaults(file, text).length, 1);
    });
  }

  it('leave luxon to base/calendar.ts alone', () => {
    const users = sourceFiles('src').filter((file) => readFileSync(file, 'utf8').includes(`from 'luxon'`));
    assert.deepEqual(users, ['src/base/calendar.ts']);
  });
});
