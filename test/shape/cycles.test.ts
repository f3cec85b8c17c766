import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { sourceFiles } from '../support/sourceFiles.ts';

/** The files that each file imports, types included. */
function importsOf(
  files: readonly { readonly name: string; readonly text: string }[],
): Map<string, string[]> {
  return new Map(
    files.map(({ name, text }) => [
      name,
      ts
        .preProcessFile(text)
        .importedFiles.map(({ fileName }) => fileName)
        .filter((fileName) => fileName.startsWith('.'))
        .map((fileName) => path.posix.join(path.posix.dirname(name), fileName)),
    ]),
  );
}

/** One circle of imports, as the names along it; undefined when there is none. */
function circleOf(imports: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const next of imports.get(name) ?? []) {
      const circle = visit(next, [...trail, name]);
      if (circle) return circle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of imports.keys()) {
    const circle = visit(name, []);
    if (circle) return circle;
  }
  return undefined;
}

describe('Imports', () => {
  it('form no circle, not even of types', () => {
    const files = [...sourceFiles('src'), ...sourceFiles('media')].map((name) => ({
      name,
      text: readFileSync(name, 'utf8'),
    }));
    assert.equal(circleOf(importsOf(files)), undefined);
  });

  it('would be seen forming one', () => {
    const files = [
      { name: 'src/engine/a.ts', text: `import type { B } from './b.ts';` },
      { name: 'src/engine/b.ts', text: `import { a } from './a.ts';` },
    ];
    assert.deepEqual(circleOf(importsOf(files)), ['src/engine/a.ts', 'src/engine/b.ts', 'src/engine/a.ts']);
  });
});
