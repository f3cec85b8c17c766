import { strict as assert } from 'node:assert';
import { written } from '../../../support/script/testSession.ts';

/** What a script writes, by what it says of the language. */
const cases: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  'values and variables': [
    ['1+1; $x = 5; $x', ['2', '5']],
    ['$a, $b = 1, 2, 3; "$a|$b"', ['1|2 3']],
    ['[int]$n = "5"; $n + 1; $n = "x"', ['6', '!RuntimeException']],
    ['$i = 5; $i++; $i; $j = $i--; "$i $j"', ['6', '5 6']],
    ['$h = @{ a = 1 }; $h.a += 2; $h["b"] = 4; "$($h.a) $($h.b)"', ['3 4']],
    ['$x = & { }; @($x).Count; @(,$x).Count', ['0', '1']],
    ['$null.Length; $null.Name; $null[0]', ['0', '', '!NullArray']],
    [
      '$h = @{ 1 = "n"; 2.5 = "d" }; $h["1"] = "t"; $h.1; $h."1"; $h.2.5; $h.1 = "m"; $h[1]',
      ['n', 't', 'd', 'm'],
    ],
    ['$o = [ordered]@{ 5 = "five"; 1 = "one" }; $o[0]; $o[[object]5]; $o.1', ['five', 'five', 'one']],
    ['$h = @{ 3 = "c"; 1 = "a"; [long]-5 = "b" }; "$($h.Keys)"', ['-5 3 1']],
    ['$h = @{}; foreach ($i in 5, 17, 3, 100, 42) { $h.Add($i, "") }; "$($h.Keys)"', ['5 17 100 42 3']],
    [
      '$x = [DayOfWeek]::Monday; $x++; $x; $x -bor 4; 4 -band $x; $c = [char]65; $c++',
      ['Tuesday', 'Saturday', '0', '!OperatorRequiresNumber'],
    ],
    [
      'Set-StrictMode -Version 3; @(1)[5]; @(1)["x"]; @().Foo; $_',
      [
        '!System.IndexOutOfRangeException',
        '!InvalidCastFromStringToInteger',
        '!PropertyNotFoundStrict',
        '!VariableIsUndefined',
      ],
    ],
    ['$l = [System.Collections.ArrayList](3, 1, 2); $l.Sort(); "$l"', ['1 2 3']],
    ['([ordered]@{ a = 1 }).ContainsKey("a"); @{ a = 1 }.ContainsKey("A")', ['!MethodNotFound', 'True']],
    ['@().Foo(); @().Foo.Count', ['!MethodNotFound', '0']],
    [
      '"{0}" -f @(); ("x" -replace "["); (1, 2) - 1',
      ['!FormatError', '!InvalidRegularExpression', '!MethodNotFound'],
    ],
    ['[datetime]@{}', ['01/01/0001 00:00:00']],
    ['switch -Regex -Wildcard ("a") { "a" { 1 } "." { 2 } }', ['1']],
    ['function f { process { "p$_" } end { "e$_" } clean { "c" } }; 1, 2 | f', ['p1', 'p2', 'e2']],
    ['$r = [ref]1; $r.Value', ['1']],
    ['$x = 5; $x[0]; $x[1]; @($x[1]).Count; @(@(1, 2)[7]).Count', ['5', '0', '1']],
    ['[regex]::Match("a=1", "(.)=(.)").Groups[2, 1].Value -join "+"', ['1+a']],
    ['$null = 5; $null = & { 1 }; "[$null]"', ['[]']],
    ['$true = 1; $PID = 1', ['!VariableNotWritable', '!VariableNotWritable']],
    ['function f { $x = if ($true) { "a"; return "b" }; "x=$x" }; f', ['a', 'b']],
  ],
  'changes of variables that an outer scope has': [
    ['$x = 1; & { $x += 1; $x }; & { $x++; $x }; & { $x ??= 9; $x }; $x', ['1', '2', '9', '1']],
    ['$x = 1; & { 1..2 | ForEach-Object { $x += 1; $x } }', ['2', '3']],
    ['$x = 1; & { . { $x += 1; $x } }; & { Set-Variable x 5; $x += 1; $x }', ['2', '6']],
    ['$x = 1; & { param($x) $x += 1; $x } 4; & { $script:x += 1; $x }', ['5', '2']],
  ],
  'arithmetic of enums': [
    ['[DayOfWeek]::Monday + [DayOfWeek]::Tuesday; 2 + [DayOfWeek]::Monday', ['Wednesday', '3']],
    ['[IO.FileAttributes]::Hidden + [IO.FileAttributes]::System', ['Hidden, System']],
    ['$d = [DayOfWeek]::Monday; $d++; "$d"; $d * 2', ['Tuesday', 'Thursday']],
    ['[DayOfWeek]::Monday / 2; [DayOfWeek]::Monday + 1.5', Array(2).fill('!System.InvalidCastException')],
    ['[DayOfWeek]::Monday + [ConsoleColor]::Red', ['!UndefinedIntegerToEnum']],
  ],
  loops: [
    ['for ($i = 0; $i -lt 5; $i += 2) { $i }', ['0', '2', '4']],
    ['foreach ($i in 1..5) { if ($i -eq 2) { continue }; if ($i -eq 4) { break }; $i }', ['1', '3']],
    [
      ':o foreach ($i in 1..2) { foreach ($j in 1..2) { if ($j -eq 2) { continue o }; "$i$j" } }',
      ['11', '21'],
    ],
    ['$i = 0; do { $i; $i++ } until ($i -ge 2); while ($i--) { "w$i" }', ['0', '1', 'w1', 'w0']],
    [
      'function Stop-Caller { break }; foreach ($i in 1..3) { $i; Stop-Caller; "no" }; "after"',
      ['1', 'after'],
    ],
    ['break; "never"', []],
    ['foreach ($i in 1..4) { if ($i -eq 2) { [void]$foreach.MoveNext() } else { $i } }', ['1', '4']],
    ['switch (1, 2, 3, 4) { 1 { [void]$switch.MoveNext(); $switch.Current } 3 { "$_" } }', ['2', '3']],
    ['foreach ($i in [Collections.Generic.List[int]](1, 2)) { [void]$foreach.MoveNext(); $i }', ['1']],
  ],
  switch: [
    ['switch (1, 2) { 1 { "one" } default { "other $_" } }', ['one', 'other 2']],
    ['switch -Wildcard ("KB5") { "KB*" { "kb" } "*5" { "five" } }', ['kb', 'five']],
    ['switch -Regex ("a1") { "(\\d)" { $Matches[1] } }', ['1']],
    ['switch ($null, "") { $null { "n" } "" { "e" } }', ['n', 'e', 'e']],
    ['switch ($true) { 1 { "one" } { $_ } { "true" } }', ['true']],
    ['switch (1, 2, 3) { 2 { break } default { $_ } }', ['1']],
  ],
  'functions and script blocks': [
    ['function f($a, $b = "d") { "$a-$b"; return 5; 6 }; f 1; f -b x -a y', ['1-d', '5', 'y-x', '5']],
    ['function f { $args.Count; "$args" }; f 1 2 3', ['3', '1 2 3']],
    ['function f { begin { "b" } process { "p$_" } end { "e" } }; 1, 2 | f', ['b', 'p1', 'p2', 'e']],
    ['filter d { $_ * 2 }; 1..3 | d', ['2', '4', '6']],
    [
      'function f { [CmdletBinding()] param([Parameter(Mandatory)][string]$Id) $Id }; f',
      ['!MissingMandatoryParameter,f'],
    ],
    ['$v = 1; & { $v = 2 }; $v; . { $v = 3 }; $v', ['1', '3']],
    ['function o { $v = "o"; i }; function i { $v }; o', ['o']],
    ['$i = 1; $c = { $i }.GetNewClosure(); $i = 2; & $c; { param($a) "got $a" }.Invoke(7)', ['1', 'got 7']],
    ['function f { f }; f', ['!CallDepthOverflow']],
  ],
};

describe('Statements of a script', () => {
  for (const [topic, rows] of Object.entries(cases))
    describe(topic, () => {
      for (const [script, expected] of rows)
        it(script, () => {
          assert.deepEqual(written(script), expected);
        });
    });
});
