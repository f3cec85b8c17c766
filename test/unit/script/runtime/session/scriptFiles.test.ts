import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { machineFiles } from '../../../../../src/script/runtime/session/scriptFiles.ts';

const encodings: readonly (readonly [string, readonly number[]])[] = [
  ['UTF-8', [0x68, 0xc3, 0xa4]],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x68, 0xc3, 0xa4]],
  ['UTF-16', [0xff, 0xfe, 0x68, 0, 0xe4, 0]],
  ['UTF-16, big-endian', [0xfe, 0xff, 0, 0x68, 0, 0xe4]],
];

describe('Files of scripts', () => {
  for (const [name, bytes] of encodings)
    it(`are read as ${name}`, () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'script-files-'));
      try {
        const file = path.join(folder, 'a.ps1');
        writeFileSync(file, Uint8Array.from(bytes));
        assert.equal(machineFiles.readText(file), 'hä');
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
});
