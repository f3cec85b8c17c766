import assert from 'node:assert/strict';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';
import { testSession } from '../../../support/script/testSession.ts';

describe('A script file that a session runs', () => {
  const run = (text: string): string[] => {
    const session = testSession();
    const { values } = session.run(parseScript(text, { file: '/scripts/nightly.ps1' }));
    return values.map((value) => session.engine.text(value));
  };

  it('knows where it is, also in its functions', () => {
    const script =
      'function f { $script:MyInvocation.MyCommand.Path; $MyInvocation.MyCommand.Name } $MyInvocation.MyCommand.Definition; $MyInvocation.MyCommand.Name; Split-Path $MyInvocation.MyCommand.Path; f';
    assert.deepEqual(run(script), [
      ...['/scripts/nightly.ps1', 'nightly.ps1', '/scripts'],
      ...['/scripts/nightly.ps1', 'f'],
    ]);
  });
});
