import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { scriptText } from '../../../src/cli/scriptText.ts';
import { UsageError } from '../../../src/cli/usageError.ts';

describe('The text of a script', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'susync-text-'));
  const file = path.join(folder, 'script.ps1');

  after(() => {
    rmSync(folder, { recursive: true });
  });

  const text = "'Größe 𝄞'";
  for (const [what, bytes] of [
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 with the high byte first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ] as const)
    it(`is read from ${what}, without the mark`, () => {
      writeFileSync(file, bytes);
      assert.equal(scriptText(file), text);
    });

  it('is missed by its name', () => {
    const missing = path.join(folder, 'none.ps1');
    assert.throws(
      () => scriptText(missing),
      (error) => error instanceof UsageError && error.message.includes(missing),
    );
  });
});
