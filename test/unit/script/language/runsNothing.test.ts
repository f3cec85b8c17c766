import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { languageKnowledge } from '../../../../src/cmdlets/scriptLanguage.ts';
import { complete } from '../../../../src/script/language/complete.ts';
import { diagnose } from '../../../../src/script/language/diagnose.ts';
import { documentSymbols } from '../../../../src/script/language/documentSymbols.ts';
import { formatScript } from '../../../../src/script/language/format.ts';
import { hoverAt } from '../../../../src/script/language/hover.ts';
import { symbolAt } from '../../../../src/script/language/names/namedSymbol.ts';
import { placesOf } from '../../../../src/script/language/names/symbolPlaces.ts';
import { ScriptModel } from '../../../../src/script/language/scriptModel.ts';
import { signatureHelp } from '../../../../src/script/language/signatureHelp.ts';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

describe('Language features', () => {
  it('run nothing of a script: neither blocks of attributes nor default values, wherever the cursor stands', async () => {
    const folder = await tempFolder();
    const write = (name: string) => `Set-Content -Path '${path.join(folder, name)}' -Value 1`;
    const script = `${write('statement')}
function f {
  param(
    [ValidateScript({ ${write('validated')} })] [ValidateSet('a', $(${write('set')}))] $Name = $(${write('default')}),
    [ArgumentCompleter({ ${write('completed')} })] $Other
  )
  dynamicparam { ${write('dynamic')} }
}
class Site { $Code = $(${write('property')}); static Site() { ${write('constructor')} } }
f -Name x -Other "$(${write('text')})"
[Site]::new().Code
`;
    const knowledge = languageKnowledge();
    const model = new ScriptModel(parseScript(script), knowledge);
    diagnose(model);
    documentSymbols(model);
    formatScript(script, { tabSize: 2, insertSpaces: true });
    const ports = { environment: [], folder: () => undefined };
    for (let offset = 0; offset <= script.length; offset += 7) {
      complete(knowledge, script, offset, ports);
      hoverAt(model, offset);
      signatureHelp(model, offset);
      const symbol = symbolAt(model, offset);
      if (symbol !== undefined) placesOf(model, symbol);
    }
    assert.deepEqual(readdirSync(folder), []);
  });
});
