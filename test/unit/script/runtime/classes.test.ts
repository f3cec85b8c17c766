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
