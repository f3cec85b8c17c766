import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { resultProperties } from '../../../src/cmdlets/resultProperties.ts';

const folder = 'src/cmdlets/configurationManager';

/** Names of the properties that the sources of cmdlets give to objects of a class; those of spread objects are left out. */
function writtenProperties(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'resultObject') {
      const [name, properties] = node.arguments;
      if (
        name !== undefined &&
        ts.isStringLiteral(name) &&
        properties !== undefined &&
        ts.isObjectLiteralExpression(properties)
      ) {
        const names = found.get(name.text) ?? new Set();
        found.set(name.text, names);
        for (const property of properties.properties)
          if (property.name !== undefined) names.add(property.name.getText());
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of readdirSync(folder))
    visit(
      ts.createSourceFile(file, readFileSync(path.join(folder, file), 'utf8'), ts.ScriptTarget.ES2022, true),
    );
  return found;
}

describe('Properties of what cmdlets write', () => {
  it('are all known to completion', () => {
    const written = writtenProperties();
    assert.ok(written.size > 10);
    for (const [name, names] of written) {
      const known = new Set(resultProperties.get(`IResultObject#${name}`));
      const missing = [...names].filter((one) => !known.has(one));
      assert.deepEqual(missing, [], `of ${name}`);
    }
  });
});
