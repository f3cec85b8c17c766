import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { config } from '@vscode/l10n';
import { catalogText } from '../../../src/extension/catalogText.ts';
import { explanationMarkdown, hoverMarkdown } from '../../../src/extension/documents/explanation.ts';
import { errorCatalog } from '../../../src/domain/errors/syncError.ts';
import { isTexts } from '../../../src/contract/texts.ts';
import { parsed } from '../../support/parsedJson.ts';

describe('The error catalog in the reader’s language', () => {
  before(() => {
    const texts = parsed(readFileSync('l10n/bundle.l10n.de.json', 'utf8'));
    assert.ok(isTexts(texts));
    config({ contents: texts });
  });

  after(() => {
    config({ contents: {} });
  });

  it('has causes and remedies of every failure', () => {
    for (const { cause, remedy } of Object.values(errorCatalog))
      for (const text of [cause, remedy]) assert.notEqual(catalogText(text), text);
  });

  it('keeps commands as they are typed, and texts that are not its own', () => {
    for (const { remedy } of Object.values(errorCatalog))
      for (const [command] of remedy.matchAll(/\bsusync [a-z]+|--[a-z-]+/g))
        assert.ok(catalogText(remedy).includes(command), `${command} in ${catalogText(remedy)}`);
    assert.equal(catalogText('What a newer service says {0}.'), 'What a newer service says {0}.');
  });

  it('explains codes', () => {
    const text = 'Der Name des Servers oder Proxys ist dem DNS unbekannt';
    assert.ok(explanationMarkdown('0x80072EE7').includes(text));
    assert.ok(hoverMarkdown('0x80072EE7')?.includes(text));
  });
});
