import assert from 'node:assert/strict';
import { shownText } from '../../../support/script/shownText.ts';
import { terminalText } from '../../../support/script/terminalText.ts';

describe('A terminal', () => {
  it('shows a table before what the script says on other streams after it', () => {
    const lines = terminalText("[pscustomobject]@{ A = 1 }; Write-Host 'said'; Write-Warning 'warned'").split(
      '\n',
    );
    assert.deepEqual(
      lines.filter((line) => line !== ''),
      ['A', '-', '1', 'said', 'WARNING: warned'],
    );
  });

  it('is compared with blanks at the ends, tabs and narrow blanks as they look', () => {
    assert.equal(shownText('\n\ta\tb \n5\u{202f}PM\n\n'), '        a       b\n5 PM');
  });
});
