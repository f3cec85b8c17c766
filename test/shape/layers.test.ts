import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { layers } from '../../scripts/layers.mjs';
import { sourceFiles } from '../support/sourceFiles.ts';

/** Says what is wrong with the imports of one source file, one sentence each. */
function layerFaults(file: string, text: string): string[] {
  const layer = layerOf(file);
  const rule = layers[layer];
  if (!rule) return [`${file}: src/${layer} is not a layer`];
  const values = layer === 'media' ? importedValues(file, text) : new Set<string>();
  return ts.preProcessFile(text).importedFiles.flatMap(({ fileName }) => {
    if (fileName.startsWith('.')) {
      const target = layerOf(path.posix.join(path.posix.dirname(file), fileName));
      if (target === 'domain' && values.has(fileName))
        return [`${file}: imports more than types of src/domain`];
      return target === layer || rule.layers.includes(target) ? [] : [`${file}: imports src/${target}`];
    }
    if (fileName.startsWith('node:')) return rule.node ? [] : [`${file}: imports ${fileName}`];
    return rule.packages.includes(packageOf(fileName)) ? [] : [`${file}: imports package ${fileName}`];
  });
}

/** The layer that a file is in: a folder of src, or media. */
function layerOf(file: string): string {
  const [root = '', folder = ''] = file.split('/');
  return root === 'src' ? folder : root;
}

/** The package that a module is in: `@scope/name` of `@scope/name/module.js`. */
function packageOf(module: string): string {
  return module.split('/', module.startsWith('@') ? 2 : 1).join('/');
}

/** What a file imports as more than types. */
function importedValues(file: string, text: string): ReadonlySet<string> {
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return new Set(
    statements.flatMap((statement) =>
      ts.isImportDeclaration(statement) &&
      statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword &&
      ts.isStringLiteral(statement.moduleSpecifier)
        ? [statement.moduleSpecifier.text]
        : [],
    ),
  );
}

describe('Layers', () => {
  it('hold: each file imports only what stands below it', () => {
    const faults = [...sourceFiles('src'), ...sourceFiles('media')].flatMap((file) =>
      layerFaults(file, readFileSync(file, 'utf8')),
    );
    assert.deepEqual(faults, []);
  });

  for (const [file, text] of [
    ['src/engine/canary.ts', `import fs from 'node:fs';`],
    ['src/engine/canary.ts', `import { x } from '../store/lock.ts';`],
    ['src/domain/canary.ts', `import { DateTime } from 'luxon';`],
    ['src/cli/canary.ts', `export * from '../engine/run.ts';`],
    ['src/elsewhere/canary.ts', ``],
    ['media/schedule/canary.ts', `import { x } from '../../src/service/api/x.ts';`],
    ['media/schedule/canary.ts', `import { x } from '../../src/domain/x.ts';`],
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
