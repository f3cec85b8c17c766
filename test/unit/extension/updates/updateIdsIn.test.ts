import assert from 'node:assert/strict';
import { updateIdsIn } from '../../../../src/extension/updates/updateIdsIn.ts';

const [one, two] = ['453bfaa7-a018-4697-a359-47ef13280549', '0a1b2c3d-0000-4000-8000-00000000000f'];

describe('Ids of updates that somebody typed', () => {
  it('are taken in braces or not, in either case, apart by spaces, commas or semicolons, each once', () => {
    assert.deepEqual(updateIdsIn(` {${one.toUpperCase()}}, ${two};${one} `), [one, two]);
  });

  it('are none where anything else stands among them', () => {
    for (const text of ['', ' ', 'KB5030710', `${one} KB5030710`, `${one}0`, `{${one}`, `${one}-${two}`])
      assert.deepEqual(updateIdsIn(text), [], text);
  });
});
