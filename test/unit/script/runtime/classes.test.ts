import { strict as assert } from 'node:assert';
import { written } from '../../../support/script/testSession.ts';

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['enum S { A; B = 5; C }; [int][S]::C; [S]"B"', ['6', 'B']],
  [
    'class A { [int]$N = 1; [string]$S }; $a = [A]::new(); $a.N; $null -eq $a.S; $a.N = "7"; $a.N + 1',
    ['1', 'True', '8'],
  ],
  [
    'class A { [string]$N; A([string]$n) { $this.N = $n } [string] Hi() { return "hi $($this.N)" } }; [A]::new("x").Hi()',
    ['hi x'],
  ],
  [
    'class A { [string] Who() { return "A" } [string] Call() { return $this.Who() } }; class B : A { [string] Who() { return "B+" + ([A]$this).Who() } }; [B]::new().Call()',
    ['B+A'],
  ],
  [
    'class A { A([int]$n) { "lost" } }; class B : A { B() : base(1) { } }; [B]::new().GetType().BaseType.Name',
    ['A'],
  ],
  [
    'class A { static [int]$C = 1; static [int] Next() { return ++[A]::C } }; [A]::Next(); [A]::C',
    ['2', '2'],
  ],
  ['[L]::Make(); class L { static [string] Make() { return "made" } }', ['made']],
  ['class A { [string] F() { throw "must" } }; [A]::new().F()', ['!!must']],
  ['class A : int { }', ['!!SealedBaseClass']],
  ['class A { [int]$x; [string]$X }', ['!!MemberAlreadyDefined']],
  ['class A { A([int]$x) {} A([int]$y) {} }', ['!!MemberAlreadyDefined']],
  ['enum E { A; a }', ['!!MemberAlreadyDefined']],
  ['enum E : byte { A = 255; B }', ['!!EnumeratorValueOutOfBounds']],
  ['enum E { A = "x" }', ['!!CannotConvertValue']],
  ['enum E { A = $x }', ['!!EnumeratorValueMustBeConstant']],
  ['class A { A([int]$x) {} } class B : A { }', ['!!BaseClassNoDefaultCtor']],
  ['class A { [int]$x = 5; [int]$y = $this.x + 1 }; [A]::new().y', ['6']],
  ['class A { M() { "x" } }; [A]::new().M(); "after"', ['after']],
  ['class A { hidden [int]$h = 1; [int]$v }; [A]::new().psobject.Properties.Name; [A]::new().h', ['v', '1']],
  [
    'class A { [string] M([int]$x) { return "i" } [string] M([string]$s) { return "s" } }; $a = [A]::new(); $a.M(1.6); $a.M([byte]3); $a.M($null)',
    ['s', 'i', 'i'],
  ],
  [
    'class Up : System.Management.Automation.ArgumentTransformationAttribute { [object] Transform([System.Management.Automation.EngineIntrinsics]$e, [object]$v) { return "$v".ToUpper() } }; function f { param([Up()]$x) $x }; f abc',
    ['ABC'],
  ],
  [
    'class Gen : System.Management.Automation.IValidateSetValuesGenerator { [string[]] GetValidValues() { return "a", "b" } }; function f { param([ValidateSet([Gen])]$x) $x }; f a; f c',
    ['a', '!ParameterArgumentValidationError,f'],
  ],
  [
    'class E : System.Exception { E([string]$m) : base($m) { } }; try { throw [E]::new("m") } catch [E] { "E $_" }',
    ['E m'],
  ],
];

describe('Classes and enums of a script', () => {
  for (const [script, expected] of cases)
    it(script, () => {
      assert.deepEqual(written(script), expected);
    });
});
