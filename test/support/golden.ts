import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Compares a text with the golden file `test/golden/<name>`; `UPDATE_GOLDEN=1` writes it instead. */
export function assertGolden(name: string, text: string): void {
  const file = path.join('test/golden', name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(text, readFileSync(file, 'utf8'), `differs from ${file}`);
}
