import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sourceFiles } from '../support/sourceFiles.ts';

/** What reads the machine's clock or randomness, or waits by it; `new Date(x)` only takes a moment apart. */
const machineClock =
  /\bDate\.now\b|\bnew Date\(\)|\bperformance\.|\bMath\.random\b|\bcrypto\.|\bset(?:Timeout|Interval)\(/;

describe('Domain and engine', () => {
  it('leave the machine’s clock and randomness to base, but for the bridge to cron', () => {
    const users = ['src/domain', 'src/engine']
      .flatMap((folder) => sourceFiles(folder))
      .filter((file) => machineClock.test(readFileSync(file, 'utf8')));
    assert.deepEqual(users, ['src/engine/schedule/cronAlarms.ts']);
  });
});
