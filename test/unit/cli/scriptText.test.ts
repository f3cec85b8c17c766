import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { givenScript, largestScript, scriptText } from '../../../src/cli/scriptText.ts';
import { UsageError } from '../../../src/cli/usageError.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';

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

  it('may be as large as the limit, and no larger', () => {
    writeFileSync(file, Buffer.alloc(largestScript, ' '));
    assert.equal(scriptText(file).length, largestScript);
    writeFileSync(file, Buffer.alloc(largestScript + 1, ' '));
    assert.throws(() => scriptText(file), { key: 'limitExceeded' });
  });

  it('is not awaited from a standard input that does not end', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(65_536, ' ');
      })(),
    );
    await rejectsWith('limitExceeded', givenScript('-', { currentFolder: folder, stdin: endless }));
    assert.equal(endless.destroyed, true);
  });

  it('is missed by its name', () => {
    const missing = path.join(folder, 'none.ps1');
    assert.throws(
      () => scriptText(missing),
      (error) => error instanceof UsageError && error.message.includes(missing),
    );
  });
});
