import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testSession, written } from '../../../support/script/testSession.ts';

const json = 'Microsoft.PowerShell.Commands.ConvertFromJsonCommand';

/** A script, and what it writes: each object as `"$x"` has it, `!` before the id of an error, `!!` before the one that ended it. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  [`,@(1) | ConvertTo-Json -Compress; ConvertTo-Json @() -Compress; @() | ConvertTo-Json`, ['[1]', '[]']],
  [`@(1) | ConvertTo-Json -Compress; @(1) | ConvertTo-Json -Compress -AsArray`, ['1', '[1]']],
  [
    `[pscustomobject]@{ D=2.0; F=[double]::NaN; M=[decimal]1.10; B=$true; N=$null; C=[char]'x' } | ConvertTo-Json -Compress`,
    ['{"D":2.0,"F":"NaN","M":1.1,"B":true,"N":null,"C":"x"}'],
  ],
  [
    `@{ A=@{ B=@{ C=@{ D='deep' } } } } | ConvertTo-Json -Compress`,
    [
      'warning: Resulting JSON is truncated as serialization has exceeded the set depth of 2.',
      '{"A":{"B":{"C":"System.Collections.Hashtable"}}}',
    ],
  ],
  [
    `[DayOfWeek]'Friday' | ConvertTo-Json; [DayOfWeek]'Friday' | ConvertTo-Json -EnumsAsStrings`,
    ['5', '"Friday"'],
  ],
  [`[datetime]'2024-02-13T10:20:30.12' | ConvertTo-Json`, ['"2024-02-13T10:20:30.12"']],
  [
    `@{ 1='x' } | ConvertTo-Json`,
    ['!NonStringKeyInDictionary,Microsoft.PowerShell.Commands.ConvertToJsonCommand'],
  ],
  [
    `('{"a":{"b":[1,2.5,"x",null]}}' | ConvertFrom-Json).a.b.Count; '{','"a":5','}' | ConvertFrom-Json`,
    ['4', '@{a=5}'],
  ],
  [`'{"a":1}','{"a":2}' | ConvertFrom-Json`, ['@{a=1}', '@{a=2}']],
  [
    `('"2024-02-13T10:20:30Z"' | ConvertFrom-Json).Kind; '"2024-02-13"' | ConvertFrom-Json`,
    ['Utc', '2024-02-13'],
  ],
  [`'{"B":1,"b":2}' | ConvertFrom-Json`, [`!KeysWithDifferentCasingInJsonString,${json}`]],
  [`('{"B":1,"b":2}' | ConvertFrom-Json -AsHashtable).Count`, ['2']],
  [`'{"a":1' | ConvertFrom-Json; 'after'`, [`!System.ArgumentException,${json}`, 'after']],
  [
    `[pscustomobject]@{ KB='KB1'; L=1,2; N=$null; D=[datetime]'2024-02-13' } | ConvertTo-Csv`,
    ['"KB","L","N","D"', '"KB1","System.Object[]",,"2/13/2024 12:00:00\u202fAM"'],
  ],
  [`[ordered]@{ Site='PS1'; N=2 } | ConvertTo-Csv -UseQuotes AsNeeded -Delimiter ';'`, ['Site;N', 'PS1;2']],
  [
    `'KB,Title','KB1,"A, B"' | ConvertFrom-Csv; '1,2' | ConvertFrom-Csv -Header X, Y`,
    ['@{KB=KB1; Title=A, B}', '@{X=1; Y=2}'],
  ],
  [
    `[pscustomobject]@{ KB='<b>'; Size=3 } | ConvertTo-Html -Property KB, @{ n='MB'; e={ $_.Size * 2 }; width='50%' } -Fragment -PreContent 'pre'`,
    [
      'pre',
      '<table>',
      '<colgroup><col/><col width = "50%"/></colgroup>',
      '<tr><th>KB</th><th>MB</th></tr>',
      '<tr><td>&lt;b&gt;</td><td>6</td></tr>',
      '</table>',
    ],
  ],
  [
    `[pscustomobject]@{ KB='KB1'; L=1,2 } | ConvertTo-Xml -As String -NoTypeInformation`,
    [
      [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<Objects>',
        '  <Object>',
        '    <Property Name="KB">KB1</Property>',
        '    <Property Name="L">',
        '      <Property>1</Property>',
        '      <Property>2</Property>',
        '    </Property>',
        '  </Object>',
        '</Objects>',
      ].join('\n'),
    ],
  ],
  [
    `'a','b' | Out-String; 'a','b' | Out-String -Stream; 'a','b' | Out-String -NoNewline`,
    ['a\nb\n', 'a', 'b', 'ab'],
  ],
  [`('abc' | Format-Hex).HexBytes; (258 | Format-Hex).HexBytes`, ['61 62 63', '02 01 00 00']],
  [
    `1 | Format-Table @{ n='x'; Foo=1 }`,
    ['!DictionaryKeyIllegal,Microsoft.PowerShell.Commands.FormatTableCommand'],
  ],
];

/** The same, in a folder of its own. */
const inFolder: readonly (readonly [string, readonly string[]])[] = [
  [
    `[pscustomobject]@{ A=1; B='x' } | Export-Csv o.csv
[pscustomobject]@{ A=3 } | Export-Csv o.csv -Append
[pscustomobject]@{ A=9 } | Export-Csv o.csv -Append -Force
Import-Csv o.csv`,
    [
      '!CannotAppendCsvWithMismatchedPropertyNames,Microsoft.PowerShell.Commands.ExportCsvCommand',
      '@{A=1; B=x}',
      '@{A=9; B=}',
    ],
  ],
  [
    `[pscustomobject]@{ S="a\`nb"; I=5; D=1.5; H=@{ k=1 }; L=1,2; T=[timespan]'1:02:03.5'; N=$null; B=$true } | Export-Clixml o.xml
$o = Import-Clixml o.xml
$o.S -eq "a\`nb"; $o.I; $o.D; $o.H.k; $o.L.Count; $o.T; $null -eq $o.N; $o.B`,
    ['True', '5', '1.5', '1', '2', '01:02:03.5000000', 'True', 'True'],
  ],
  [
    `'one' | Out-File o.txt; 'two' | Out-File o.txt -Append -Encoding unicode; 'x' | Out-File o.txt -NoClobber; 'x' | Out-File no/o.txt`,
    [
      '!NoClobber,Microsoft.PowerShell.Commands.OutFileCommand',
      '!FileOpenFailure,Microsoft.PowerShell.Commands.OutFileCommand',
    ],
  ],
  [`'x' | Import-Csv`, ['!FileOpenFailure,Microsoft.PowerShell.Commands.ImportCsvCommand']],
  [
    `"@{ Sites = 'PS1', 'PS2'; N = -1 }" | Out-File d.psd1; (Import-PowerShellDataFile d.psd1).Sites`,
    ['PS1', 'PS2'],
  ],
  [
    `'@{ A = Get-Date }' | Out-File d.psd1; Import-PowerShellDataFile d.psd1`,
    ['!System.InvalidOperationException,Microsoft.PowerShell.Commands.ImportPowerShellDataFileCommand'],
  ],
];

describe('Serialization', () => {
  for (const [code, expected] of cases)
    it(`writes what PowerShell writes for ${code}`, () => {
      assert.deepEqual(written(code), expected);
    });

  for (const [code, expected] of inFolder)
    it(`works with files: ${code.replaceAll('\n', ' ; ')}`, () => {
      const location = mkdtempSync(join(tmpdir(), 'serialize-'));
      try {
        assert.deepEqual(written(code, testSession({ location })), expected);
      } finally {
        rmSync(location, { recursive: true });
      }
    });

  it('reads a line from whoever runs the script', () => {
    const asked: [string, boolean][] = [];
    const session = testSession();
    const { host } = session.engine;
    const answering = testSession({
      host: {
        ...host,
        readLine: (prompt, secret) => {
          asked.push([prompt, secret]);
          return 'PS1';
        },
      },
    });
    assert.deepEqual(written('Read-Host Site; Read-Host -MaskInput', answering), ['PS1', 'PS1']);
    assert.deepEqual(asked, [
      ['Site: ', false],
      ['', true],
    ]);
  });
});
