import assert from 'node:assert/strict';
import { languageKnowledge } from '../../../../../src/cmdlets/scriptLanguage.ts';
import { applyEdits } from '../../../../../src/script/language/finding.ts';
import { symbolAt } from '../../../../../src/script/language/names/namedSymbol.ts';
import { renameSymbol } from '../../../../../src/script/language/names/renameSymbol.ts';
import { definitionOf, placesOf } from '../../../../../src/script/language/names/symbolPlaces.ts';
import { ScriptModel } from '../../../../../src/script/language/scriptModel.ts';
import { parseScript } from '../../../../../src/script/syntax/parseScript.ts';

/** A script and the offset of `‸` in it. */
function at(marked: string): { readonly model: ScriptModel; readonly offset: number } {
  const offset = marked.indexOf('‸');
  return { model: new ScriptModel(parseScript(marked.replace('‸', '')), languageKnowledge()), offset };
}

/** The script with `«…»` around every place of what stands at `‸`, `«!…»` around its definition, `‹…›` where that has another name. */
function placed(marked: string): string {
  const { model, offset } = at(marked);
  const symbol = symbolAt(model, offset);
  if (symbol === undefined) return model.text;
  const places = placesOf(model, symbol);
  const defined = definitionOf(model, symbol);
  const isDefined = (start: number) => defined.some((one) => one.start === start);
  const elsewhere = defined.filter((one) => !places.some(({ start }) => start === one.start));
  const marks = [
    ...places.map((one) => ({ ...one, opening: isDefined(one.start) ? '«!' : '«', closing: '»' })),
    ...elsewhere.map((one) => ({ ...one, opening: '‹', closing: '›' })),
  ];
  return applyEdits(
    model.text,
    marks.flatMap(({ start, end, opening, closing }) => [
      { start, end: start, text: opening },
      { start: end, end, text: closing },
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
    ['$p = @{ Path = 1 }; Get-Item @‸p', '$«!p» = @{ Path = 1 }; Get-Item @«p»'],
    [
      'class A { [string] $Code; [string] Next() { return $this.Co‸de } }; [A]$a = [A]@{ Code = 1 }; $a.Code; $b.Code',
      'class A { [string] $«!Code»; [string] Next() { return $this.«Code» } }; [A]$a = [A]@{ «Code» = 1 }; $a.«Code»; $b.Code',
    ],
    [
      'class A { [int] Ask() { } }; class B : A { [int] A‸sk() { } [int] Ask([int] $a) { } }; [B]::new().ask(1); [A]::new().Ask()',
      'class A { [int] «Ask»() { } }; class B : A { [int] «!Ask»() { } [int] «!Ask»([int] $a) { } }; [B]::new().«ask»(1); [A]::new().«Ask»()',
    ],
    [
      'class A { static [A[]] $All }; foreach ($one in [A]::A‸ll) { $one::All }; function f([A[]] $some) { $some[0].All }',
      'class A { static [A[]] $«!All» }; foreach ($one in [A]::«All») { $one::All }; function f([A[]] $some) { $some[0].«All» }',
    ],
    [
      'class A { A() { } A([int] $a) { } }; [A]::n‸ew(1); class B : A { }; [B]::new()',
      'class A { «!A»() { } «!A»([int] $a) { } }; [A]::«new»(1); class B : A { }; [B]::new()',
    ],
    [
      "enum Kind { Full; Fast }; function f([Kind] $Kind = 'Full') { switch ($Kind) { Full { } Fast { } } }; f -Kind Fu‸ll; f Fast; [Kind]::Full; [Kind] $k = 'Full'; $k -eq 'full'; 'Full'",
      "enum Kind { «!Full»; Fast }; function f([Kind] $Kind = '«Full»') { switch ($Kind) { «Full» { } Fast { } } }; f -Kind «Full»; f Fast; [Kind]::«Full»; [Kind] $k = '«Full»'; $k -eq '«full»'; 'Full'",
    ],
    [
      'function Get-It($A) { }; Set-Alias -Name go -Value Get-It; g‸o -A 1',
      'function ‹Get-It›($A) { }; Set-Alias -Name «go» -Value Get-It; «go» -A 1',
    ],
    ['class A { }; [A]::n‸ew()', 'class «!A» { }; [«A»]::new()'],
    [
      "@{ RootModule = 'x.psm1'; FunctionsToExport = @('Get-‸It'); AliasesToExport = 'Get-It', 'b' }",
      "@{ RootModule = 'x.psm1'; FunctionsToExport = @('«Get-It»'); AliasesToExport = '«Get-It»', 'b' }",
    ],
    ['Set-Alias go Get-Date; g‸o', 'Set-Alias «!go» Get-Date; «go»'],
    [
      'function Get-It($‸A) { }; sal go Get-It; go -A 1',
      'function Get-It($«!A») { }; sal go Get-It; go -«A» 1',
    ],
    [
      "function Get-‸It { }; New-Alias go Get-It; ${function:Get-It}; Get-Command Get-It; Mock Get-It { }; Export-ModuleMember -Function 'Get-It', Get-Other",
      "function «!Get-It» { }; New-Alias go «Get-It»; ${function:«Get-It»}; Get-Command «Get-It»; Mock «Get-It» { }; Export-ModuleMember -Function '«Get-It»', Get-Other",
    ],
    ['${function:f} = { 1 }; ‸f; $function:f', '${function:«!f»} = { 1 }; «f»; $function:«f»'],
    [
      "function f { [Alias('g', 'h')] param() }; ‸h; g",
      "function ‹f› { [Alias('g', '«h»')] param() }; «h»; g",
    ],
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
    assert.equal(
      renamed('class A { [int] $Old; [int] Get() { return $this.Ol‸d } }', 'New'),
      'class A { [int] $New; [int] Get() { return $this.New } }',
    );
    assert.equal(
      renamed('function Get-It { }; Set-Alias go Get-It; g‸o', 'run'),
      'function Get-It { }; Set-Alias run Get-It; run',
    );
    assert.equal(
      renamed('function Get-It { }; Set-Alias go Get-It; Get-‸It', 'Get-All'),
      'function Get-All { }; Set-Alias go Get-All; Get-All',
    );
  });

  it('keeps its name where it is not the script’s, or another has the new one', () => {
    assert.equal(renamed('"$HO‸ME"', 'x'), 'builtIn');
    assert.equal(renamed('Get-Da‸te', 'Get-Time'), 'builtIn');
    assert.equal(renamed('Get-Elsew‸here', 'Get-There'), 'notHere');
    assert.equal(renamed('$a = 1; $b = $‸a', 'b'), 'taken');
    assert.equal(renamed('$a = $‸a', 'args'), 'taken');
    assert.equal(renamed('$‸a', '1 2'), 'badName');
    assert.equal(renamed("class A { [string] ToStr‸ing() { return '' } }", 'Text'), 'builtIn');
    assert.equal(renamed('class A { A() { } }; [A]::n‸ew()', 'make'), 'builtIn');
    assert.equal(renamed('class A { $x; $y }; $a = [A]::new(); $a.‸x', 'y'), 'taken');
    assert.equal(renamed('[Elsewh‸ere]::new()', 'There'), 'notHere');
  });
});
