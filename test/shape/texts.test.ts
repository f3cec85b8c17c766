import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { isTexts } from '../../src/contract/texts.ts';
import { parsed } from '../support/parsedJson.ts';
import { shownTexts } from '../support/shownTexts.ts';

const shown = shownTexts(['src/extension', 'media']);
const english = 'l10n/bundle.l10n.json';

if (process.env['UPDATE_GOLDEN'] === '1') {
  const sorted = shown.map(({ text }) => text).sort();
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

/** A translation says everything that the English text says, and nothing else. */
function assertSame(own: Readonly<Record<string, string>>, base: Readonly<Record<string, string>>): void {
  const missing = Object.keys(base).filter((key) => own[key] === undefined || own[key] === '');
  assert.deepEqual(missing, [], 'not translated');
  const unused = Object.keys(own).filter((key) => base[key] === undefined);
  assert.deepEqual(unused, [], 'no longer used');
  for (const [key, text] of Object.entries(base))
    assert.deepEqual(fixedParts(own[key] ?? ''), fixedParts(text), `what is filled in: ${key}`);
}

describe('The texts of the extension', () => {
  it('are listed, every one that is shown and no other; UPDATE_GOLDEN=1 lists them', function () {
    const listed = new Set(Object.keys(textsOf(english)));
    const missing = shown.filter(({ text }) => !listed.has(text));
    if (missing.length > 0) process.stdout.write(`Not listed: ${JSON.stringify(missing, null, 1)}\n`);
    if (missing.length > 0) this.skip();
  });

  it('can be complete in a language: a test of this test', () => {
    assertSame({ 'Site {0}': 'Standort {0}' }, { 'Site {0}': 'Site {0}' });
    assert.throws(() => {
      assertSame({ 'Site {0}': 'Standort' }, { 'Site {0}': 'Site {0}' });
    }, /what is filled in/);
    assert.throws(() => {
      assertSame({}, { Site: 'Site' });
    }, /not translated/);
  });
});
