import assert from 'node:assert/strict';
import { languageKnowledge } from '../../../../src/cmdlets/scriptLanguage.ts';
import { hoverAt } from '../../../../src/script/language/hover.ts';
import { ScriptModel } from '../../../../src/script/language/scriptModel.ts';
import { signatureHelp } from '../../../../src/script/language/signatureHelp.ts';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';

/** A script and the offset of `‸` in it. */
function at(marked: string): { readonly model: ScriptModel; readonly offset: number } {
  const offset = marked.indexOf('‸');
  return { model: new ScriptModel(parseScript(marked.replace('‸', '')), languageKnowledge()), offset };
}

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
