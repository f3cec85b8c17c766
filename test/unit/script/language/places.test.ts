import assert from 'node:assert/strict';
import { languageKnowledge } from '../../../../src/cmdlets/scriptLanguage.ts';
import { applyEdits } from '../../../../src/script/language/finding.ts';
import { functionsNamed } from '../../../../src/script/language/functionNames.ts';
import { hoverAt } from '../../../../src/script/language/hover.ts';
import {
  definitionOf,
  placesOf,
  renameSymbol,
  symbolAt,
} from '../../../../src/script/language/namedSymbol.ts';
import { ScriptModel } from '../../../../src/script/language/scriptModel.ts';
import { signatureHelp } from '../../../../src/script/language/signatureHelp.ts';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';

/** A script and the offset of `‸` in it. */
function at(marked: string): { readonly model: ScriptModel; readonly offset: number } {
  const offset = marked.indexOf('‸');
  return { model: new ScriptModel(parseScript(marked.replace('‸', '')), languageKnowledge()), offset };
}

/** The script with `«…»` around every place of what stands at `‸`, `«!…»` around its definition. */
function placed(marked: string): string {
  const { model, offset } = at(marked);
  const symbol = symbolAt(model, offset);
  if (symbol === undefined) return model.text;
  const defined = new Set(definitionOf(model, symbol).map(({ start }) => start));
  return applyEdits(
    model.text,
    placesOf(model, symbol).flatMap(({ start, end }) => [
      { start, end: start, text: defined.has(start) ? '«!' : '«' },
      { start: end, end, text: '»' },
    ]),
  );
}

function renamed(marked: string, name: string): string {
  const { model, offset } = at(marked);
  const symbol = symbolAt(model, offset) ?? assert.fail('nothing is named there');
  const renaming = renameSymbol(model, symbol, name);
  return renaming.kind === 'refused' ? renaming.reason : applyEdits(model.text, renaming.edits);
}

describe('What a word of a script names', () => {
  const examples: readonly (readonly [string, string])[] = [
    ['$a = 1; "$‸a ${a}" + $b', '$«!a» = 1; "$«a» ${«a»}" + $b'],
    ['$a = 1; function f { $a = 2; $‸a }; $a', '$a = 1; function f { $«!a» = 2; $«a» }; $a'],
    ['$a = 1; function f { $‸a }', '$«!a» = 1; function f { $«a» }'],
    ['$a = 1; 1 | % { $a += $_ }; $‸a', '$«!a» = 1; 1 | % { $«a» += $_ }; $«a»'],
    ['& { param($a) $‸a }; $a', '& { param($«!a») $«a» }; $a'],
    ['$script:a = 1; function f { $script:‸a }', '$script:«!a» = 1; function f { $script:«a» }'],
    ['Get-Item x -OutVariable a; $‸a', 'Get-Item x -OutVariable «!a»; $«a»'],
    [
      'function f { param($Name) $‸Name }; f -Name 1; f -Na 2',
      'function f { param($«!Name») $«Name» }; f -«Name» 1; f -«Na» 2',
    ],
    [
      "function f($‸A) { $PSBoundParameters.ContainsKey('A'); $PSBoundParameters['a'] }; $p = @{ A = 1; B = 2 }; $p.A = 3; f @p; $q = @{ A = 1 }",
      "function f($«!A») { $PSBoundParameters.ContainsKey('«A»'); $PSBoundParameters['«a»'] }; $p = @{ «A» = 1; B = 2 }; $p.«A» = 3; f @p; $q = @{ A = 1 }",
    ],
    [
      "function f { param([Alias('Z')] $‸Name) }; f -Z 1; f -Name 2",
      "function f { param([Alias('Z')] $«!Name») }; f -Z 1; f -«Name» 2",
    ],
    ['function f { param($Name) $Name }; f -‸Name 1', 'function f { param($«!Name») $«Name» }; f -«Name» 1'],
    ["function Get-It { }; Get-‸It; & 'Get-It'", "function «!Get-It» { }; «Get-It»; & '«Get-It»'"],
    [
      'class Site { Site() { } }; [Si‸te]::new(); [Site[]] $a',
      'class «!Site» { «Site»() { } }; [«Site»]::new(); [«Site»[]] $a',
    ],
    ['foreach ($one in 1, 2) { $‸one }', 'foreach ($«!one» in 1, 2) { $«one» }'],
  ];
  for (const [marked, expected] of examples)
    it(`is found everywhere in ${marked}`, () => {
      assert.equal(placed(marked), expected);
    });

  it('can be renamed, calls and names of parameters too', () => {
    assert.equal(renamed('$a = 1; "$‸a"', 'count'), '$count = 1; "$count"');
    assert.equal(renamed('$a = 1; "${‸a}"', '$count'), '$count = 1; "${count}"');
    assert.equal(
      renamed('function f { param($Name) $‸Name }; f -Name 1', 'Title'),
      'function f { param($Title) $Title }; f -Title 1',
    );
    assert.equal(
      renamed('function script:Get-It { }; Get-‸It', 'Get-All'),
      'function script:Get-All { }; Get-All',
    );
  });

  it('keeps its name where it is not the script’s, or another has the new one', () => {
    assert.equal(renamed('"$HO‸ME"', 'x'), 'builtIn');
    assert.equal(renamed('Get-Da‸te', 'Get-Time'), 'builtIn');
    assert.equal(renamed('Get-Elsew‸here', 'Get-There'), 'notHere');
    assert.equal(renamed('$a = 1; $b = $‸a', 'b'), 'taken');
    assert.equal(renamed('$a = $‸a', 'args'), 'taken');
    assert.equal(renamed('$‸a', '1 2'), 'badName');
  });
});

describe('The help at the cursor', () => {
  const script = `<#
.SYNOPSIS
Says hello.
.PARAMETER Name
Whom to greet.
#>
function Get-Hello {
  param([Parameter(Mandatory)] [string] $Name, [ValidateSet('en', 'de')] [string] $Language = 'en')
  "$Name $Language"
}
`;
  const hover = (marked: string) => {
    const { model, offset } = at(marked);
    const found = hoverAt(model, offset);
    return found === undefined ? undefined : [...found.code, ...found.text].join(' | ');
  };

  it('tells what commands, parameters, variables, members and types are', () => {
    assert.equal(
      hover(`${script}Get-H‸ello`),
      'Get-Hello [-Name] <string> [[-Language] <string>] [<CommonParameters>] | Says hello.',
    );
    assert.equal(hover(`${script}Get-Hello -N‸ame x`), '-Name <string> | Whom to greet. | Mandatory');
    assert.equal(hover(`${script}Get-Hello -L‸an x`), '-Language <string> | Values: en, de');
    assert.equal(
      hover(script.replace('"$Name', '"$N‸ame')),
      '[string] $Name | Whom to greet. | Parameter of Get-Hello.',
    );
    assert.equal(hover('$when = [datetime] 0; $wh‸en'), '[datetime] $when');
    assert.equal(
      hover("'a'.ToUp‸per()"),
      'string ToUpper() | string ToUpper(cultureinfo culture) | [string]',
    );
    assert.equal(hover('[timesp‸an] 1'), '[timespan] | System.TimeSpan');
    assert.match(
      hover('Sync-CMSoft‸wareUpdate') ?? '',
      /\| Synchronizes software updates over the hierarchy\. \|/,
    );
    assert.match(hover('Sync-CMSoftwareUpdate -Full‸Sync 1') ?? '', /^-FullSync <Boolean> \| \w.*\.$/);
    assert.equal(hover('1 + 2 ‸'), undefined);
  });

  const signature = (marked: string) => {
    const { model, offset } = at(marked);
    const help = signatureHelp(model, offset);
    if (help === undefined) return undefined;
    const { label, parameters } = help.signatures[help.activeSignature] ?? assert.fail('no signature');
    const active = help.activeParameter === null ? undefined : parameters[help.activeParameter];
    return active === undefined
      ? label
      : `${label.slice(0, active.start)}«${label.slice(active.start, active.end)}»${label.slice(active.end)}`;
  };

  it('tells which parameter of a command or a method is next', () => {
    assert.equal(
      signature(`${script}Get-Hello ‸`),
      'Get-Hello «[-Name] <string>» [[-Language] <string>] [<CommonParameters>]',
    );
    assert.equal(
      signature(`${script}Get-Hello x -Language ‸`),
      'Get-Hello [-Name] <string> «[[-Language] <string>]» [<CommonParameters>]',
    );
    assert.equal(signature("'a'.Substring(1, ‸)"), 'string Substring(int startIndex, «int length»)');
    assert.equal(signature('function f($a, $b) { }; f 1 ‸'), 'f [[-a] <Object>] «[[-b] <Object>]»');
    assert.match(signature('1 | ForEach-Object { Split-Path ‸ }') ?? '', /^Split-Path «/);
    assert.equal(signature('Get-H‸ello'), undefined);
    assert.equal(signature('1 + ‸2'), undefined);
  });
});

describe('Functions of a text', () => {
  it('are found by name, whatever the scope they are given', () => {
    const text = 'function Get-It { function script:Get-IT { } }\nGet-It; filter Other { }';
    assert.deepEqual(
      functionsNamed(text, 'get-it').map(({ start, end }) => text.slice(start, end)),
      ['Get-It', 'script:Get-IT'],
    );
    assert.deepEqual(functionsNamed(text, 'Get-Those'), []);
  });
});
