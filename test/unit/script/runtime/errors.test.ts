import { strict as assert } from 'node:assert';
import { runText, written } from '../../../support/script/testSession.ts';

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['1/0; "after"', ['!RuntimeException', 'after']],
  ['throw "x"; "never"', ['!!x']],
  ['try { throw "x" } catch { "caught $_" } finally { "fin" }', ['caught x', 'fin']],
  [
    'try { 1/0 } catch [DivideByZeroException] { $_.Exception.GetType().Name } catch { "any" }',
    ['DivideByZeroException'],
  ],
  ['try { [int]"x" } catch [FormatException] { "f" } catch [InvalidCastException] { "i" }', ['i']],
  ['try { try { throw "in" } catch { throw } } catch { "out $_" }', ['out in']],
  ['try { throw "a" } catch { throw "b" } finally { "fin" }', ['fin', '!!b']],
  ['function f { trap { "t $_"; continue }; "a"; throw "x"; "b" }; f', ['a', 't x', 'b']],
  ['trap { return "r" }; "a"; throw "x"; "b"', ['a', 'r']],
  ['function f { trap { "t"; break } 1/0; "no" }; f; "after"', ['t', '!!RuntimeException']],
  [
    'try { throw [Exception]::new("o", [ArgumentException]::new("i")) } catch [ArgumentException] { "a" } catch { "b" }',
    ['b'],
  ],
  [
    'try { throw [System.Management.Automation.ItemNotFoundException]::new("m") } catch { $_.FullyQualifiedErrorId; $_.CategoryInfo.Category }',
    ['SessionStateException', 'InvalidArgument'],
  ],
  ['function f([int]$x = "abc") { $x }; f', ['!ParameterArgumentTransformationError,f']],
  ['try { first-nope | second-nope } catch { $_.Exception.CommandName }', ['first-nope']],
  ['@($()).Count; @($(if ($false) { 1 })).Count', ['1', '0']],
  ['$ErrorActionPreference = "Stop"; 1/0; "never"', ['!!RuntimeException']],
  ['$ErrorActionPreference = "SilentlyContinue"; throw "x"; "on"', ['on']],
  ['$ErrorActionPreference = "Bogus"', ['!RuntimeException']],
  ['function f { [CmdletBinding()] param() throw "x" }; f -ErrorAction SilentlyContinue; "on"', ['on']],
  ['nosuch 2>$null; "on"', ['!CommandNotFoundException', 'on']],
  ['& { 1/0 } 2>$null; $Error.Count', ['1']],
  ['$r = & { 1/0; 2 } 2>&1; $r.Count; $r[0].GetType().Name', ['2', 'ErrorRecord']],
  [
    'try { throw "x" } catch { $_.CategoryInfo.ToString() }',
    ['OperationStopped: (x:String) [], RuntimeException'],
  ],
  ['try { f } catch { "$($_.InvocationInfo.OffsetInLine)" }', ['7']],
  ['foreach ($i in 1..2) { try { continue } finally { "f$i" } }', ['f1', 'f2']],
  ['function f { try { return "r" } finally { "fin" } }; f', ['r', 'fin']],
];

describe('Errors of a script', () => {
  for (const [script, expected] of cases)
    it(script, () => {
      assert.deepEqual(written(script), expected);
    });

  it('keep their call stack, the innermost first', () => {
    const { values } = runText(
      'function a { b }\nfunction b {\n throw "deep" }\ntry { a } catch { $_.ScriptStackTrace }',
    );
    assert.deepEqual(values, [
      'at b, <No file>: line 3\nat a, <No file>: line 1\nat <ScriptBlock>, <No file>: line 4',
    ]);
  });

  it('tell the exit code of a script that ends itself', () => {
    const { exitCode, values } = runText('try { "a"; exit 3 } finally { "fin" }; "never"');
    assert.equal(exitCode, 3);
    assert.deepEqual(values, ['a', 'fin']);
  });
});
