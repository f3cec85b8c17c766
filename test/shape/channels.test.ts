import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sourceFiles } from '../support/sourceFiles.ts';

/** Who brings an output channel up: each because somebody asked for it, by a command or by a button of a message. */
const asked = [
  'src/extension/commands/showError.ts: diagnostics.show(true)',
  'src/extension/extension.ts: diagnostics.show(true)',
  'src/extension/logs/shownLog.ts: channel.show(true)',
];

describe('Output channels', () => {
  it('come up only where somebody asked for one, and leave the focus where it is', () => {
    const found = sourceFiles('src/extension').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\b(?:diagnostics|channel|output)\.show\([^)]*\)/g)].map(
        ([call]) => `${file}: ${call}`,
      ),
    );
    assert.deepEqual(found.sort(), asked);
  });
});
