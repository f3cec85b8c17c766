import assert from 'node:assert/strict';
import { linkedScripts, usedScripts } from '../../../../../src/script/language/names/linkedScripts.ts';
import { mayLink, scriptLinks } from '../../../../../src/script/language/names/scriptLinks.ts';
import { SyntaxIndex } from '../../../../../src/script/language/syntaxIndex.ts';
import { parseScript } from '../../../../../src/script/syntax/parseScript.ts';

describe('The scripts that a script names', () => {
  const examples: Readonly<Record<string, readonly string[]>> = {
    '. ./common.ps1': ['common.ps1'],
    '. $PSScriptRoot\\lib\\common.ps1': ['own lib/common.ps1'],
    '. "$PSScriptRoot/common.ps1"; ./other.ps1 -Name x': ['own common.ps1', 'other.ps1'],
    ". (Join-Path -Path $PSScriptRoot 'lib' common.ps1)": ['own lib/common.ps1'],
    'using module ./Site.psm1': ['own Site.psm1'],
    'Import-Module "$PSScriptRoot/Site.psd1" -Force; ipmo ConfigurationManager': ['own Site.psd1'],
    "@{ RootModule = 'Site.psm1'; NestedModules = @('a.psm1', 'b.ps1'); FileList = 'c.ps1' }": [
      ...['own Site.psm1', 'own a.psm1', 'own b.ps1'],
    ],
    '. "$here/x.ps1"; . $file; Get-Content x.ps1; & "x.ps1$y"': [],
  };
  for (const [text, expected] of Object.entries(examples))
    it(`are ${expected.join(', ') || 'none'} in ${text}`, () => {
      const links = scriptLinks(new SyntaxIndex(parseScript(text)));
      assert.deepEqual(
        links.map(
          ({ path, isBesideScript }) => `${isBesideScript ? 'own ' : ''}${path.replace(/^\.\//, '')}`,
        ),
        expected,
      );
      assert.ok(mayLink(text) || expected.length === 0);
    });

  it('stand where they are named', () => {
    const text = 'using module ./Site.psm1\n. "$PSScriptRoot/common.ps1"';
    assert.deepEqual(
      scriptLinks(new SyntaxIndex(parseScript(text))).map(({ start, end }) => text.slice(start, end)),
      ['./Site.psm1', '"$PSScriptRoot/common.ps1"'],
    );
  });

  it('are followed, the nearest first, in circles too; those that use one another belong together', () => {
    const graph = new Map([
      ['a', ['b', 'c']],
      ['b', ['d']],
      ['d', ['a']],
      ['c', []],
      ['other', ['c']],
      ['alone', []],
    ]);
    assert.deepEqual([...usedScripts(graph, 'a')], ['a', 'b', 'c', 'd']);
    assert.deepEqual([...linkedScripts(graph, 'c')].sort(), ['a', 'b', 'c', 'd', 'other']);
    assert.deepEqual([...linkedScripts(graph, 'alone')], ['alone']);
  });
});
