import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { withFileFailures } from '../../../src/protocol/fileFailure.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const fullDisk = '/dev/full';

describe('A file that somebody named', () => {
  it('is told by its name when it is not there', async () => {
    const file = path.join(await tempFolder(), 'x.susync');
    await assert.rejects(
      withFileFailures(file, () => open(file, 'r')),
      { key: 'systemRefused', message: `${file}: there is no such file or folder` },
    );
  });

  (existsSync(fullDisk) ? it : it.skip)('is told by its name when its disk is full', async () => {
    const handle = await open(fullDisk, 'w');
    try {
      await assert.rejects(
        withFileFailures('/stick/x.susync', () => handle.write(Buffer.alloc(10))),
        { key: 'diskFull', message: '/stick/x.susync: its disk is full' },
      );
    } finally {
      await handle.close();
    }
  });

  it('is no place for mistakes of the program', async () => {
    const mistake = new TypeError('x is not a function');
    await assert.rejects(
      withFileFailures('x', () => Promise.reject(mistake)),
      mistake,
    );
  });
});
