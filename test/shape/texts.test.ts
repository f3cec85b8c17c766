import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { errorCatalog } from '../../src/domain/errors/syncError.ts';
import { isTexts } from '../../src/contract/texts.ts';
import { parsed } from '../support/parsedJson.ts';
import { shownTexts } from '../support/shownTexts.ts';

/** Languages that are complete; English is what the texts are written in. */
const languages = ['de'] as const;

/** What the extension and its pages say themselves, and what the error catalog says, which they show (`catalogText`). */
const shown = [
  ...new Set([
    ...shownTexts(['src/extension', 'media']).map(({ text }) => text),
    ...Object.values(errorCatalog).flatMap(({ title, cause, remedy }) => [title, cause, remedy]),
  ]),
];
const english = 'l10n/bundle.l10n.json';

if (process.env['UPDATE_GOLDEN'] === '1') {
  const sorted = [...shown].sort();
  writeFileSync(
    english,
    `${JSON.stringify(Object.fromEntries(sorted.map((text) => [text, text])), null, 2)}\n`,
  );
}

function textsOf(file: string): Readonly<Record<string, string>> {
  const texts = parsed(readFileSync(file, 'utf8'));
  assert.ok(isTexts(texts), `${file} maps texts to texts`);
  return texts;
}

/** What is filled in: `{0}`, links to commands, code, and icons. */
function fixedParts(text: string): readonly string[] {
  return (text.match(/\{\d+\}|\(command:[^)]*\)|`[^`]*`|\$\([\w~-]+\)/g) ?? []).sort();
}

/** What is wrong with a translation: texts that nothing shows, and what is filled in where it should not be. */
function faultsOf(
  own: Readonly<Record<string, string>>,
  base: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(own).flatMap(([key, text]) => {
    const english = base[key];
    if (english === undefined) return [`nothing shows ${key}`];
    return fixedParts(text).join() === fixedParts(english).join() ? [] : [`filled in otherwise: ${key}`];
  });
}

/** Texts that are not translated. */
function missingIn(
  own: Readonly<Record<string, string>>,
  base: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.keys(base).filter((key) => own[key] === undefined || own[key] === '');
}

describe('The texts of the extension', () => {
  it('are listed, every one that is shown and no other; UPDATE_GOLDEN=1 lists them', () => {
    assert.deepEqual(Object.keys(textsOf(english)).sort(), [...shown].sort());
  });

  it('are there in no language but those that are complete', () => {
    const found = [...readdirSync('l10n'), ...readdirSync('.')].flatMap(
      (name) => /^(?:bundle\.l10n|package\.nls)\.([\w-]+)\.json$/.exec(name)?.[1] ?? [],
    );
    assert.deepEqual([...new Set(found)].sort(), [...languages].sort());
  });

  for (const language of languages)
    for (const [what, own, base] of [
      ['what code and pages say', `l10n/bundle.l10n.${language}.json`, english],
      ['what the manifest says', `package.nls.${language}.json`, 'package.nls.json'],
    ] as const) {
      it(`are right in ${language}: ${what}`, () => {
        assert.deepEqual(faultsOf(textsOf(own), textsOf(base)), []);
      });

      it(`are complete in ${language}: ${what}`, () => {
        assert.deepEqual(missingIn(textsOf(own), textsOf(base)), []);
      });
    }

  it('would be found to be wrong: a test of these tests', () => {
    const base = { 'Site {0}': 'Site {0}' };
    assert.deepEqual(faultsOf({ 'Site {0}': 'Standort {0}' }, base), []);
    assert.deepEqual(faultsOf({ 'Site {0}': 'Standort' }, base), ['filled in otherwise: Site {0}']);
    assert.deepEqual(faultsOf({ Other: 'Anderes' }, base), ['nothing shows Other']);
    assert.deepEqual(missingIn({}, base), ['Site {0}']);
  });
});
