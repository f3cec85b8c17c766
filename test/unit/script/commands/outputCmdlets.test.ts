import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { formatOutput } from '../../../../src/script/format/formatOutput.ts';
import { runText, testSession } from '../../../support/script/testSession.ts';

/** What a terminal of 120 columns shows of a script, errors among its output, trailing blanks cut. */
function shown(code: string): string {
  const session = testSession();
  const { values } = runText(`& {\n${code}\n} 2>&1`, session);
  return formatOutput(values, 120, session.engine)
    .flatMap((line) => line.split('\n'))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** Pairs of a script and what PowerShell 7.6.9 itself shows of it. */
const recorded = readFileSync(new URL('../../../golden/script/formatting.txt', import.meta.url), 'utf8')
  .split(/^## /mu)
  .slice(1)
  .map((section) => {
    const [code = '', text = ''] = section.split('\n-----\n');
    return { code, text };
  });

describe('Output', () => {
  for (const { code, text } of recorded)
    it(`looks as PowerShell shows ${code.replaceAll('\n', ' ; ')}`, () => {
      assert.equal(shown(code), text);
    });
});
