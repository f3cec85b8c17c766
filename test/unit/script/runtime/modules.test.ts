import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';
import { testSession, written } from '../../../support/script/testSession.ts';

const files: Readonly<Record<string, string>> = {
  'count.psm1':
    '$script:n = 0\nfunction Step-It { $script:n++; $script:n }\nfunction Get-Hidden { "h" }\nExport-ModuleMember -Function Step-*',
  'kinds.psm1':
    'class Upd { [string]$Kb = "KB7" }\nenum Ring { Pilot; Broad }\nfunction Get-Ring { [Ring]::Broad }',
  'main.ps1': 'using module ./kinds.psm1\n[Upd]::new().Kb\n[Ring]::Broad -eq (Get-Ring)',
  'exits.ps1': 'param($n)\ntry { "work"; exit $n } finally { "clean" }',
  'scoped.ps1': '$script:s = 1\nfunction Read-It { $script:s }\nRead-It',
  'dotted.ps1': 'function Get-One { 1 }\n$v = "from file"\nreturn "early"',
  'broken.ps1': 'function x {',
};

describe('Script files and modules', () => {
  let folder = '';

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'script-modules-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const cases: readonly (readonly [string, readonly string[]])[] = [
    [
      'Import-Module ./count.psm1; Step-It; Step-It; Get-Hidden; & (Get-Module count) { $n + 40 }',
      ['1', '2', '!CommandNotFoundException', '42'],
    ],
    [
      'Import-Module ./count.psm1 -Prefix X; Step-XIt; Remove-Module count; Step-XIt',
      ['1', '!CommandNotFoundException'],
    ],
    [
      'Import-Module ./none.psm1',
      ['!Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand'],
    ],
    ['$m = New-Module { $h = 42; function Get-H { $h } }; Get-H; "[$h]"; & $m { $h }', ['42', '[]', '42']],
    ['./main.ps1', ['KB7', 'True']],
    ['./exits.ps1 4; "$? $LASTEXITCODE"', ['work', 'clean', 'False 4']],
    ['./scoped.ps1; "[$s]"', ['1', '[]']],
    ['. ./dotted.ps1; Get-One; $v', ['early', '1', 'from file']],
    ['./nothing.ps1', ['!CommandNotFoundException']],
    ['./broken.ps1; "on"', ['!MissingEndCurlyBrace', 'on']],
  ];

  for (const [script, expected] of cases)
    it(script, () => {
      assert.deepEqual(written(script, testSession({ location: folder })), expected);
    });

  it('run with arguments as a session was started for them; `exit` ends the session', () => {
    const session = testSession({ location: folder });
    const outcome = session.run(
      parseScript('param($a) "a=$a"; exit 5', { file: path.join(folder, 'start.ps1') }),
      [{ kind: 'value', value: 1, extent: null }],
    );
    assert.deepEqual(outcome.values, ['a=1']);
    assert.equal(outcome.exitCode, 5);
  });
});
