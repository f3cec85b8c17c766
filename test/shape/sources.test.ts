import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { sourceFiles } from '../support/sourceFiles.ts';

const files = [...sourceFiles('src'), ...sourceFiles('media')].map((name) => ({
  name,
  text: readFileSync(name, 'utf8'),
}));

describe('Source files', () => {
  it('have at most 400 lines', () => {
    assert.deepEqual(
      files.filter(({ text }) => text.split('\n').length > 401).map(({ name }) => name),
      [],
    );
  });

  it('are under 100 lines in most cases', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 101);
    assert.ok(long.length * 2 < files.length, `${long.length} of ${files.length} files have over 100 lines`);
  });

  it('carry a doc comment on every export', () => {
    const bare = files.flatMap(({ name, text }) => {
      const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
      return source.statements
        .filter(
          (statement) =>
            ts.canHaveModifiers(statement) &&
            ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) &&
            ts.getJSDocCommentsAndTags(statement).length === 0,
        )
        .map((statement) => `${name}:${source.getLineAndCharacterOfPosition(statement.getStart()).line + 1}`);
    });
    assert.deepEqual(bare, []);
  });

  it('name nothing a stub, leave no unfinished marker and no default export', () => {
    const found = files.filter(({ text }) => /\b(TODO|FIXME|stub)\b|export default/i.test(text));
    assert.deepEqual(
      found.map(({ name }) => name),
      [],
    );
  });
});
