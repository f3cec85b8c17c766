import assert from 'node:assert/strict';
import { isOfLanguages, languagesBeyond } from '../../../../src/domain/fileLanguages.ts';
import { requestedLanguages, retrievedOf } from '../../../../src/engine/exchange/exportLanguages.ts';

describe('The languages of a package', () => {
  for (const [content, wanted, expected] of [
    [['en', 'de'], ['de'], true],
    [['en', 'de'], ['fr'], false],
    [['pt-br'], ['pt'], false],
    [[], ['fr'], true],
    [['all'], ['fr'], true],
    [['en'], ['all'], true],
    [['en'], [], false],
    [[], [], true],
  ] as const)
    it(`${expected ? 'take' : 'leave'} files of ${content.join(', ') || 'no language'} where ${wanted.join(', ') || 'none'} is wanted`, () => {
      assert.equal(isOfLanguages({ contentLanguages: content }, wanted), expected);
    });

  it('are those that are asked for and retrieved', () => {
    assert.deepEqual(requestedLanguages(['en', 'de', 'fr'], ['DE ', 'en', 'de']), {
      languages: ['de', 'en'],
      findings: [],
    });
    assert.deepEqual(requestedLanguages(['en', 'de'], ['all']).languages, ['de', 'en']);
    assert.deepEqual(requestedLanguages(['all'], ['nl']).languages, ['nl']);
  });

  it('are all that are retrieved where nobody asks for any', () => {
    assert.deepEqual(requestedLanguages(['en', 'de'], undefined), { languages: ['en', 'de'], findings: [] });
  });

  it('are told where they are not retrieved', () => {
    const { languages, findings } = requestedLanguages(['en'], ['en', 'fr', 'ja']);
    assert.deepEqual(languages, ['en']);
    assert.match(findings[0]?.text ?? '', /not retrieved here: fr, ja/);
    assert.deepEqual(retrievedOf(['en'], ['fr']).languages, []);
  });

  it('are refused where they are none, or none of them is retrieved', () => {
    for (const asked of [['xx'], ['../en'], [''], ['fr'], []])
      assert.throws(() => requestedLanguages(['en'], asked), { key: 'invalidRequest' }, asked.join());
  });

  it('lack what is chosen elsewhere, but for all', () => {
    assert.deepEqual(languagesBeyond(['en', 'de', 'all'], ['en']), ['de']);
    assert.deepEqual(languagesBeyond(['en', 'de'], ['all']), []);
  });
});
