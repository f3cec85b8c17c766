import { strict as assert } from 'node:assert';
import { testResults } from '../../../support/script/pesterSession.ts';

const module = `
  New-Module -Name Sync { function Get-Inner { 'inner' }; function Get-Outer { Get-Inner }; $script:secret = 7; Export-ModuleMember Get-Outer } | Import-Module`;

/** Tests with mocks, and how they end. */
const runs: readonly (readonly [title: string, text: string, results: readonly string[]])[] = [
  [
    'a cmdlet, until the test ends',
    `Describe 'd' {
       It 'a' { Mock Get-Date { 'now' }; Get-Date | Should -Be 'now' }
       It 'b' { Get-Date | Should -BeOfType [datetime] }
     }`,
    ['Passed d.a', 'Passed d.b'],
  ],
  [
    'a function for a whole block, also where another function calls it',
    `BeforeAll { function Get-Code($Site) { "real $Site" }; function Get-Both { Get-Code A; Get-Code B } }
     Describe 'd' { BeforeAll { Mock Get-Code { "mock $Site" } }; It 'a' { Get-Both | Should -Be 'mock A', 'mock B' } }
     Describe 'e' { It 'b' { Get-Both | Should -Be 'real A', 'real B' } }`,
    ['Passed d.a', 'Passed e.b'],
  ],
  [
    'by its parameters; else the command itself',
    `BeforeAll { function Get-Code($Site) { "real $Site" } }
     Describe 'd' { It 'a' {
       Mock Get-Code { 'one' } -ParameterFilter { $Site -eq 'A' }
       Get-Code A | Should -Be 'one'; Get-Code B | Should -Be 'real B'
       Mock Get-Code { 'any' }
       Get-Code A | Should -Be 'one'; Get-Code B | Should -Be 'any'
       Mock Get-Code { 'newest' } -ParameterFilter { $Site -like 'A*' }
       Get-Code A | Should -Be 'newest'
     } }`,
    ['Passed d.a'],
  ],
  [
    'by an alias, and with nothing to do',
    `Describe 'd' { It 'a' { Mock gci; gci /nowhere | Should -BeNullOrEmpty; Should -Invoke Get-ChildItem -Times 1 -Exactly -ParameterFilter { $Path -eq '/nowhere' } } }`,
    ['Passed d.a'],
  ],
  [
    'objects of a pipeline one by one, all at once for a simple function',
    `BeforeAll { function Measure-It { 0 } }
     Describe 'd' { It 'a' {
       Mock Write-Output { "got $InputObject" }; 1, 2 | Write-Output | Should -Be 'got 1', 'got 2'
       Mock Measure-It { @($input).Count }; 1, 2, 3 | Measure-It | Should -Be 3
     } }`,
    ['Passed d.a'],
  ],
  [
    'calls are counted',
    `BeforeAll { function Get-Code($Site) { } }
     Describe 'd' {
       BeforeAll { Mock Get-Code }
       It 'a' { Get-Code A; Get-Code B; Should -Invoke Get-Code -Times 2 -Exactly; Should -Invoke Get-Code -Times 1 -ParameterFilter { $Site -eq 'A' } }
       It 'b' { Should -Invoke Get-Code -Times 0; Should -Not -Invoke Get-Code }
       It 'c' { Should -Invoke Get-Code -Times 2 -Exactly -Scope Describe; Assert-MockCalled Get-Code 2 -Scope Describe }
       It 'd' { Should -Invoke Get-Code -Because 'it must' }
       It 'e' { Get-Code; Should -Invoke Get-Code -Times 2 -Exactly }
       It 'f' { Get-Code A; Get-Code B; Should -Invoke Get-Code -ExclusiveFilter { $Site -eq 'A' } }
       It 'g' { Get-Code; Should -Not -Invoke Get-Code }
       It 'h' { Should -Invoke Get-Item }
     }`,
    [
      'Passed d.a',
      'Passed d.b',
      'Passed d.c',
      'Failed d.d Expected Get-Code to be called at least 1 times, because it must, but was called 0 times',
      'Failed d.e Expected Get-Code to be called 2 times exactly, but was called 1 times',
      'Failed d.f Expected Get-Code to only be called with with parameters matching the specified filter, but 1 non-matching calls were made',
      'Failed d.g Expected Get-Code to be called less than 1 times, but was called 1 times',
      'Failed d.h Could not find Mock for command Get-Item in script scope. Was the mock defined? Did you use the same -ModuleName as on the Mock? When using InModuleScope are InModuleScope, Mock and Should -Invoke using the same -ModuleName?',
    ],
  ],
  [
    'in a module, which the module alone sees',
    `BeforeAll { ${module} }
     Describe 'd' {
       It 'a' { Mock Get-Inner { 'mocked' } -ModuleName Sync; Get-Outer | Should -Be 'mocked'; Should -Invoke Get-Inner -ModuleName Sync -Times 1 -Exactly }
       It 'b' { Get-Outer | Should -Be 'inner' }
       It 'c' { InModuleScope Sync { Mock Get-Inner { 'in scope' }; Get-Outer | Should -Be 'in scope'; Should -Invoke Get-Inner } }
       It 'd' { InModuleScope Sync { $secret + $more } -Parameters @{ more = 1 } | Should -Be 8 }
       It 'e' { Mock Get-Inner -ModuleName Other }
     }`,
    [
      'Passed d.a',
      'Passed d.b',
      'Passed d.c',
      'Passed d.d',
      "Failed d.e No modules named 'Other' are currently loaded.",
    ],
  ],
  [
    'that have to be called',
    `BeforeAll { function Get-Code($Site) { } }
     Describe 'd' {
       It 'a' { Mock Get-Code -Verifiable; Get-Code; Should -InvokeVerifiable }
       It 'b' { Mock Get-Code -Verifiable -ParameterFilter { $Site }; Should -InvokeVerifiable }
     }`,
    [
      'Passed d.a',
      'Failed d.b Expected all verifiable mocks to be called, but these were not:\n Command Get-Code with { $Site }',
    ],
  ],
  [
    'errors of a mock are errors of the call; its parameters are those of the command',
    `Describe 'd' {
       It 'a' { Mock Get-Item { throw 'mocked' }; { Get-Item /x } | Should -Throw 'mocked' }
       It 'b' { Mock Get-Item { $PesterBoundParameters.Keys -join ',' }; Get-Item -Path x -Force | Should -Be 'Path,Force' }
       It 'c' { Mock Get-Item; { Get-Item -Nothing 1 } | Should -Throw "*parameter name 'Nothing'*" }
       It 'd' { Mock nothing-here }
     }`,
    ['Passed d.a', 'Passed d.b', 'Passed d.c', 'Failed d.d Could not find Command nothing-here'],
  ],
];

describe('Mock', () => {
  for (const [title, text, results] of runs)
    it(title, () => {
      assert.deepEqual(testResults(text), results);
    });
});
