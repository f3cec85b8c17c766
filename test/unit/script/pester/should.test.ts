import { strict as assert } from 'node:assert';
import { pesterSession } from '../../../support/script/pesterSession.ts';
import { runText } from '../../../support/script/testSession.ts';

/** What an assertion fails with; null where it holds. */
function failureOf(assertion: string): string | null {
  const { terminating, errors } = runText(assertion, pesterSession());
  const error =
    terminating ?? errors.find(({ id }) => id !== 'Microsoft.PowerShell.Commands.WriteErrorException');
  return error?.exception.message ?? null;
}

describe('Should', () => {
  const holding: readonly string[] = [
    "'a' | Should -Be 'A'",
    "'a' | Should -Not -BeExactly 'A'",
    '1, 2 | Should -Be 1, 2',
    '@(1, @(2, 3)) | Should -Be @(1, @(2, 3))',
    '$null | Should -Be $null',
    '@() | Should -BeNullOrEmpty',
    "'' | Should -BeNullOrEmpty",
    '@{} | Should -BeNullOrEmpty',
    '@() | Should -HaveCount 0',
    '1, 2 | Should -HaveCount 2',
    '2 | Should -BeGreaterThan 1',
    '2 | Should -GE 2',
    '1 | Should -BeLessThan 2',
    "'abc' | Should -BeLike 'A*'",
    "'abc' | Should -Not -BeLikeExactly 'A*'",
    "'abc' | Should -Match '^A'",
    "'abc' | Should -Not -MatchExactly '^A'",
    '1, 2, 3 | Should -Contain 2',
    '2 | Should -BeIn 1, 2',
    '1 | Should -BeOfType [int]',
    "'x' | Should -BeOfType 'System.String'",
    '1 | Should -Not -BeOfType [string]',
    '1 | Should -BeTrue',
    '0, $null, "" | Should -BeFalse',
    "{ throw 'x' } | Should -Throw",
    "{ throw 'disk is full' } | Should -Throw '*full*'",
    "{ Write-Error 'x' } | Should -Not -Throw",
    "{ Get-Item /nowhere -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound*'",
    "{ [int]'x' } | Should -Throw -ExceptionType ([System.Management.Automation.RuntimeException])",
    "({ throw 'x' } | Should -Throw -PassThru).Exception.Message | Should -Be 'x'",
    "'/' | Should -Exist",
    "'/nowhere' | Should -Not -Exist",
    'Get-Command Get-Date | Should -HaveParameter Date -Type datetime',
    'function f { param([Parameter(Mandatory)][Alias("N")][int] $Count, $Name = "x") }; Get-Command f | Should -HaveParameter Count -Mandatory -Alias N -Type int; Get-Command f | Should -HaveParameter Name -DefaultValue x; Get-Command f | Should -Not -HaveParameter Other',
    'Should -Be 3 -ActualValue 3',
  ];

  for (const assertion of holding)
    it(`holds: ${assertion}`, () => {
      assert.equal(failureOf(assertion), null);
    });

  const failing: readonly (readonly [string, string])[] = [
    ['3 | Should -Be 2', 'Expected 2, but got 3.'],
    ["3 | Should -Be 2 -Because 'two it is'", 'Expected 2, because two it is, but got 3.'],
    ["3 | Should -Be 2 -Because 'because of it'", 'Expected 2, because of it, but got 3.'],
    ['1, 2 | Should -Be 1, 3', 'Expected @(1, 3), but got @(1, 2).'],
    ['$null | Should -Be $true', 'Expected $true, but got $null.'],
    ['1 | Should -Not -Be 1', 'Expected 1 to be different from the actual value, but got the same value.'],
    ['1 | Should -BeExactly 2', 'Expected exactly 2, but got 1.'],
    [
      "'abx' | Should -Be 'abc'",
      "Expected strings to be the same, but they were different.\nString lengths are both 3.\nStrings differ at index 2.\nExpected: 'abc'\nBut was:  'abx'\n           --^",
    ],
    [
      '"a`nb" | Should -Be \'a\'',
      "Expected strings to be the same, but they were different.\nExpected length: 1\nActual length:   3\nStrings differ at index 1.\nExpected: 'a'\nBut was:  'a\\nb'\n           -^",
    ],
    ['1 | Should -BeNullOrEmpty', 'Expected $null or empty, but got 1.'],
    ['$null | Should -Not -BeNullOrEmpty', 'Expected a value, but got $null or empty.'],
    ['1 | Should -BeGreaterThan 2', 'Expected the actual value to be greater than 2, but got 1.'],
    [
      '1 | Should -Not -BeLessThan 2',
      'Expected the actual value to be greater than or equal to 2, but got 1.',
    ],
    ["'x' | Should -BeLike 'y*'", "Expected like wildcard 'y*' to match 'x', but it did not match."],
    ["'x' | Should -Match 'y'", "Expected regular expression 'y' to match 'x', but it did not match."],
    ['1, 2 | Should -Contain 3', 'Expected 3 to be found in collection @(1, 2), but it was not found.'],
    ['3 | Should -BeIn 1, 2', 'Expected collection @(1, 2) to contain 3, but it was not found.'],
    [
      "'a' | Should -BeOfType [int]",
      "Expected the value to have type [int] or any of its subtypes, but got 'a' with type [string].",
    ],
    [
      "1, 'a', 3, 4 | Should -HaveCount 3 -Because 'reason'",
      "Expected a collection with size 3, because reason, but got collection with size 4 @(1, 'a', 3, 4).",
    ],
    ['@() | Should -HaveCount 1', 'Expected a collection with size 1, but got an empty collection.'],
    ['$false | Should -BeTrue', 'Expected $true, but got $false.'],
    ['1..12 | Should -Be 1', 'Expected 1, but got @(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...2 more).'],
    ['{ 1 } | Should -Throw', 'Expected an exception to be thrown, but no exception was thrown.'],
    [
      "{ throw 'x' } | Should -Throw 'y'",
      "Expected an exception with message like 'y' to be thrown, but the message was 'x'. from line:1 char:3\n    + { throw 'x' } | Should -Throw 'y'\n    +   ~~~~~~~~~",
    ],
    [
      "{ throw 'x' } | Should -Not -Throw",
      'Expected no exception to be thrown, but an exception "x" was thrown from line:1 char:3\n    + { throw \'x\' } | Should -Not -Throw\n    +   ~~~~~~~~~.',
    ],
    [
      '1 | Should -Throw',
      "Input is missing or not a ScriptBlock. Input to '-Throw' and '-Not -Throw' must be enclosed in curly braces.",
    ],
    ["'/nowhere' | Should -Exist", "Expected path '/nowhere' to exist, but it did not exist."],
    [
      'Get-Command Get-Date | Should -HaveParameter Nothing',
      'Expected command Get-Date to have a parameter Nothing, but the parameter is missing.',
    ],
    [
      'Get-Command Get-Date | Should -HaveParameter Date -Mandatory',
      "Expected command Get-Date to have a parameter Date, which is mandatory, but it wasn't mandatory.",
    ],
  ];

  for (const [assertion, message] of failing)
    it(`fails: ${assertion}`, () => {
      assert.equal(failureOf(assertion), message);
    });

  it('fails with an error of its own id', () => {
    const { terminating } = runText('1 | Should -Be 2', pesterSession());
    assert.equal(terminating?.fullyQualifiedErrorId, 'PesterAssertionFailed');
  });
});
