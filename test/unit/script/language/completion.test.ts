import assert from 'node:assert/strict';
import fc from 'fast-check';
import { languageKnowledge } from '../../../../src/cmdlets/scriptLanguage.ts';
import { complete } from '../../../../src/script/language/complete.ts';
import { beginning, type CompletionPorts } from '../../../../src/script/language/completionItem.ts';
import { applyEdits } from '../../../../src/script/language/finding.ts';

const ports: CompletionPorts = {
  environment: ['HOME', 'PATH'],
  folder: (path) =>
    path === './' || path === '.'
      ? [
          { name: 'reports', isFolder: true },
          { name: 'my file.csv', isFolder: false },
        ]
      : undefined,
};

/** What is proposed at `‸` for the word before it, by name. */
function proposed(marked: string): readonly string[] {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const { start, items } = complete(languageKnowledge(), text, offset, ports);
  return beginning(items, text.slice(start, offset)).map(({ label }) => label);
}

/** The text once the proposal of a name is taken. */
function taken(marked: string, name: string): string {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const { start, end, items } = complete(languageKnowledge(), text, offset, ports);
  const item = items.find(({ label }) => label === name) ?? assert.fail(`${name} is not proposed`);
  return applyEdits(text, [{ start, end, text: item.insert ?? item.label }]);
}

describe('Completion', () => {
  const all: Readonly<Record<string, readonly string[]>> = {
    'Sync-CM‸': ['Sync-CMSoftwareUpdate'],
    'function Get-Mine { }\nGet-Mi‸': ['Get-Mine'],
    'if ($true) { wait-c‸ }': ['Wait-CMSoftwareUpdateSync'],
    '1 | Select-O‸\n$later = 1': ['Select-Object'],
    'Sync-CMSoftwareUpdate -FullS‸': ['-FullSync'],
    'Sync-CMSoftwareUpdate -FullSync $true -Full‸': [],
    'Get-Date -Format x -Form‸\n$a = 1': [],
    'function f { param($Alpha, $Beta) }\nf -Alpha 1 -‸': ['-Beta'],
    'Get-Item x -ErrorAction Si‸': ['SilentlyContinue'],
    'Get-Item x -ErrorAction:Si‸': ['SilentlyContinue'],
    "function f { param([ValidateSet('Full', 'Fast')] $Mode) }; f -Mode F‸": ['Full', 'Fast'],
    "function f { param([ValidateSet('Full', 'Fast')] $Mode) }; f F‸": ['Full', 'Fast'],
    '$count = 1\nfunction f { $inner = 2; "$inn‸" }': ['$inner'],
    '$one = 1\n$on‸': ['$one'],
    'function f { $hidden = 1 }\n$hid‸': [],
    '$env:PA‸': ['PATH'],
    '"text".Subs‸': ['Substring'],
    '[datetime]$when = 0\n$when.AddH‸': ['AddHours'],
    '$x = Get-Date\n$x.DayOfW‸': ['DayOfWeek'],
    '(Get-Date).AddD‸\n$later = 2': ['AddDays'],
    '[datetime]::UtcN‸': ['UtcNow'],
    '[System.DayOfWeek]::Mon‸': ['Monday'],
    '$o = [pscustomobject]@{ Alpha = 1; Beta = 2 }\n$o.Al‸': ['Alpha'],
    "foreach ($name in 'a', 'b') { $name.ToUp‸ }": [],
    "'a' | ForEach-Object { $_.ToUpperI‸ }": ['ToUpperInvariant'],
    'class Site { [string] $Code; [int] Next() { return $this.Co‸ } }': ['Code'],
    'class Site { [string] $Code }\n[Site]::new().Co‸': ['Code'],
    'enum Kind { One; Two }\n[Kind]::O‸': ['One'],
    'try { 1 } catch { $_.Except‸ }': ['Exception'],
    'Get-CMSoftwareUpdateSyncStatus | Where-Object { $_.LastSyncS‸ }': ['LastSyncState', 'LastSyncStateTime'],
    '$wsus = Get-WsusServer\n$wsus.GetSubscr‸': ['GetSubscription'],
    '[datet‸': ['datetime'],
    'param([dateti‸)': ['datetime'],
    'param([ValidateS‸)': ['ValidateSet', 'ValidateScript'],
    'function f { param([Parameter(Mand‸)] $a) }': ['Mandatory'],
    '[System.Collections.Generic.Lis‸': ['System.Collections.Generic.List['],
    'if ($a -notl‸': ['-notlike'],
    "Select-Object @{ N‸ = 'x' }": ['Name'],
    '$p = @{ FullS‸ }\nSync-CMSoftwareUpdate @p': ['FullSync'],
    'Get-Content ./re‸': ['reports'],
    'Get-Content "./my‸': ['my file.csv'],
    '$sites = Get-CMSite\n$sites[0].SiteC‸': ['SiteCode'],
    '$Error[0].Except‸': ['Exception'],
    '$t = @{ Alpha = 1 }\n$t[0].Al‸': [],
    '$ErrorActionPreference = Sil‸': ['SilentlyContinue'],
    '$script:ConfirmPreference = "H‸"': ['High'],
    'switch -Regex -Ca‸': ['-CaseSensitive'],
    'try { } catch [System.IO.FileNotF‸]': ['System.IO.FileNotFoundException'],
    '[CmdletB‸': ['CmdletBinding'],
    'New-Object System.Collections.ArrayL‸': ['System.Collections.ArrayList'],
    'class Site { [string] $Code; [Site[]] $Below }; [Site]::new().Below[0].Co‸': ['Code'],
    'class Site { [string] $Code }; function Get-Site { [Site]::new() }; foreach ($one in Get-Site) { $one.Co‸ }':
      ['Code'],
    'class Site { [string] $Code; hidden [int] $n; static [Site] Find() { return $null } }; [Site]::Fi‸': [
      'Find',
    ],
    'class Site { [string] $Code; [int] $Rank }; [Site]@{ Code = 1; R‸ }': ['Rank'],
    'class Site { [string] $Code }; New-Object Site -Property @{ C‸ }': ['Code'],
    'class Base { [int] $Rank }; class Site : Base { }; [Site]::new().Ra‸': ['Rank'],
    "enum Kind { Full; Fast }; [Kind] $kind = 'Fu‸'": ['Full'],
    "enum Kind { Full; Fast }; function f([Kind] $kind) { if ($kind -eq 'Fa‸') { } }": ['Fast'],
    'enum Kind { Full; Fast }; function f([Kind] $kind) { switch ($kind) { Fu‸ } }': ['Full'],
    'enum Kind { Full; Fast }; function f([Kind] $kind) { }; $p = @{ kind = "Fu‸" }; f @p': ['Full'],
    "param([ValidateSet('Full', 'Fast')] $Mode) $Mode -ne 'Fu‸'": ['Full'],
    "[ValidateSet('Full', 'Fast')] $mode = 'Fa‸'": ['Fast'],
    "param([ValidateSet('Full', 'Fast')] $Mode)\nswitch ($Mode) {\n  Full { 1 }\n  Fa‸\n}": ['Fast'],
    "[datetime]::Today.DayOfWeek -eq 'Mo‸'": ['Monday'],
    'Set-Alias go Get-Date; go -Form‸': ['-Format'],
    "Get-CMSite | Select-Object SiteCode, @{ N = 'Rank'; E = { 1 } } | ForEach-Object { $_.Ra‸ }": ['Rank'],
    'Get-ChildItem | Select-Object -ExpandProperty Name | ForEach-Object { $_.ToUpperI‸ }': [
      'ToUpperInvariant',
    ],
    'Get-ChildItem | ForEach-Object { $_.LastWriteTime } | ForEach-Object { $_.AddH‸ }': ['AddHours'],
    'Get-CMSite | Sort-Object SiteC‸': ['SiteCode'],
    'Get-CMSite | Where-Object SiteC‸': ['SiteCode'],
    'Get-CMSite | Group-Object SiteCode | ForEach-Object { $_.Cou‸ }': ['Count'],
    'Get-CMSoftwareUpdate | Format-Table LocalizedDisplayN‸': ['LocalizedDisplayName'],
    '<#\n.SYN‸\n#>': ['.SYNOPSIS'],
    '# Get-D‸': [],
    "'Get-D‸'": [],
  };
  for (const [text, expected] of Object.entries(all))
    it(`proposes ${expected.join(', ') || 'nothing'} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(proposed(text), expected);
    });

  it('takes the place of the word and leaves what follows', () => {
    assert.equal(taken('Get-Da‸te -Format x', 'Get-Date'), 'Get-Date -Format x');
    assert.equal(taken('Get-Item -Pa‸', '-Path'), 'Get-Item -Path');
    assert.equal(taken('$x.ToS‸', 'ToString'), '$x.ToString(');
    assert.equal(taken('Get-Content ./m‸', 'my file.csv'), 'Get-Content ./my` file.csv');
    assert.equal(taken("Get-Content './m‸'", 'my file.csv'), "Get-Content './my file.csv'");
    assert.equal(taken('$ErrorActionPreference = ‸', 'Stop'), "$ErrorActionPreference = 'Stop'");
    assert.equal(taken('Get-Content ./r‸', 'reports'), 'Get-Content ./reports/');
  });

  it('bears any text at any place', () => {
    const piece = fc.constantFrom(
      ...[
        'Get-Date',
        '-For',
        '$x',
        '.',
        '::',
        '[int',
        ']',
        '(',
        ')',
        '{',
        '}',
        '@{',
        '|',
        '"',
        "'",
        '\n',
        ' ',
      ],
      ...['#', '<#', '@"\n', '=', ',', '1', 'function f', 'param', '&', ';', '`'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.nat(), (pieces, at) => {
        const text = pieces.join('');
        const offset = text.length === 0 ? 0 : at % (text.length + 1);
        const { start, end } = complete(languageKnowledge(), text, offset, ports);
        assert.ok(start <= offset && offset <= end && end <= text.length);
      }),
      { numRuns: 150 },
    );
  });
});
