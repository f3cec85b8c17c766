import { strict as assert } from 'node:assert';
import { written } from '../../../support/script/testSession.ts';

const advanced = 'function g { [CmdletBinding()] param()';
const id = 'catch { $_.FullyQualifiedErrorId }';

/** What PowerShell answers. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  [`${advanced} 1/0 }; try { g } ${id}`, ['RuntimeException,g']],
  [
    `${advanced} Get-Nope }; try { g } catch { "$($_.CategoryInfo)" }`,
    ['ObjectNotFound: (Get-Nope:String) [g], CommandNotFoundException'],
  ],
  [`function f { 1/0 }; ${advanced} f }; try { g } ${id}`, ['RuntimeException,g']],
  [
    `${advanced} [int]"x" }; function outer { [CmdletBinding()] param() g }; try { outer } ${id}`,
    ['InvalidCastFromStringToInteger,g'],
  ],
  [`${advanced} throw "x" }; try { g } ${id}`, ['x']],
  [`${advanced} try { 1/0 } catch { throw } }; try { g } ${id}`, ['RuntimeException']],
  [
    `try { 1 | ForEach-Object { 1/0 } } ${id}`,
    ['RuntimeException,Microsoft.PowerShell.Commands.ForEachObjectCommand'],
  ],
  [`function f { process { 1/0 } }; try { 1 | Where-Object { $true } | f } ${id}`, ['RuntimeException']],
  [`${advanced} 1/0; "no" }; g -ErrorAction Stop; "on"`, ['!RuntimeException,g', 'on']],
  [
    `${advanced} 1 | ForEach-Object { 1/0 } }; g -ErrorAction Stop; "no"`,
    ['!!RuntimeException,Microsoft.PowerShell.Commands.ForEachObjectCommand'],
  ],
  [`${advanced} try { throw "x" } catch { $PSCmdlet.ThrowTerminatingError($_) } }; try { g } ${id}`, ['x,g']],
  [
    `${advanced} try { Get-Command nope -ErrorAction Stop } catch { $PSCmdlet.WriteError($_) } }; g`,
    ['!CommandNotFoundException,g'],
  ],
  [
    'function p { param([Parameter(ValueFromPipeline)][int]$x) process { $x } }; 1, "a", 2 | p -ErrorAction Stop; "no"',
    ['1', '!!InputObjectNotBound,p'],
  ],
  [
    '$(1/0); $?; $x = @(1/0); $?; "$(1/0)"; $?',
    [...['!RuntimeException', 'False', '!RuntimeException', 'False', '!RuntimeException', '', 'True']],
  ],
  ['switch -File nope.txt { "a" { 1 } }; "on"', ['!PathNotFound', 'on']],
];

describe('Errors that leave a command', () => {
  for (const [script, expected] of cases)
    it(script, () => {
      assert.deepEqual(written(script), expected);
    });
});
