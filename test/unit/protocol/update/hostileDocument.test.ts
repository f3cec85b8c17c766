import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { documentLimits } from '../../../../src/protocol/update/documentLimits.ts';
import { parseUpdateDocument } from '../../../../src/protocol/update/parseUpdateDocument.ts';
import { UpdateDocumentParser } from '../../../../src/protocol/update/updateDocumentParser.ts';
import { heapInUse } from '../../../support/heapInUse.ts';
import { printUpdateDocument } from '../../../support/printUpdateDocument.ts';
import { sampleHeader } from '../../../support/sampleHeader.ts';

const header = sampleHeader;
const document = printUpdateDocument(header, { rules: '<RULES/>' });
const [beforeRules = '', afterRules = ''] = document.split('<RULES/>');

const entities = Array.from(
  { length: 10 },
  (_, level) => `<!ENTITY e${level} "${level === 0 ? 'ha' : `&e${level - 1};`.repeat(10)}">`,
).join('');

describe('A hostile document is refused:', () => {
  const cases: readonly (readonly [what: string, key: string, text: () => string, message: RegExp])[] = [
    [
      'entities that multiply',
      'damagedDocument',
      () => `<!DOCTYPE upd:Update [${entities}]>${document.replace('An update', '&e9;')}`,
      /declares a document type/,
    ],
    [
      'an external document type',
      'damagedDocument',
      () => `<!DOCTYPE upd:Update SYSTEM "file:///etc/passwd">${document}`,
      /declares a document type/,
    ],
    [
      'an entity that nobody declared',
      'damagedDocument',
      () => document.replace('An update', '&e9;'),
      /undefined entity/,
    ],
    [
      'elements without end in elements',
      'limitExceeded',
      () => beforeRules + '<a>'.repeat(100_000),
      /nested deeper than 512 levels/,
    ],
    [
      'an endless attribute',
      'limitExceeded',
      () => `${beforeRules}<a b="${'x'.repeat(4_000_000)}`,
      /longer than 2097152 characters/,
    ],
    [
      'attributes without end',
      'limitExceeded',
      () => `${beforeRules}<a ${Array.from({ length: 200_000 }, (_, index) => `a${index}="xyz" `).join('')}`,
      /longer than 2097152 characters/,
    ],
    [
      'an endless comment',
      'limitExceeded',
      () => `${beforeRules}<!--${'-x'.repeat(2_000_000)}`,
      /longer than 2097152 characters/,
    ],
    [
      'an endless title',
      'limitExceeded',
      () => document.replace('An update', 'x'.repeat(300_000)),
      /A text is longer than 262144 characters/,
    ],
    [
      'a title in endless parts',
      'limitExceeded',
      () => document.replace('An update', `${'x'.repeat(1000)}<!---->`.repeat(1000)),
      /A text is longer than 262144 characters/,
    ],
    [
      'ids without end',
      'limitExceeded',
      () =>
        document.replace(
          /<upd:SupersededUpdates.*?>/,
          `<upd:SupersededUpdates>${`<upd:UpdateIdentity UpdateID="${header.updateId}"/>`.repeat(200_001)}</upd:SupersededUpdates>`,
        ),
      /more than 200000 ids, texts and files/,
    ],
  ];
  for (const [what, key, text, message] of cases) {
    it(what, () => {
      assert.throws(
        () => parseUpdateDocument(text(), ['en']),
        (error) => {
          assert.ok(error instanceof SyncError);
          assert.equal(error.key, key);
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }

  it('more characters than a document may have', () => {
    const parser = new UpdateDocumentParser(['en'], { ...documentLimits, characters: 1000 });
    parser.write(beforeRules);
    assert.throws(() => {
      parser.write(' '.repeat(1001 - beforeRules.length));
    }, /longer than 1000 characters/);
  });
});

describe('A document of 8 MB', () => {
  const rule =
    '<lar:And><bar:RegSz Key="HKEY_LOCAL_MACHINE" Subkey="SOFTWARE\\Microsoft" Value="v" Data="1" />text</lar:And>\n';
  const chunk = rule.repeat(600);
  const chunks = Math.ceil(8_000_000 / chunk.length);

  it('is read in little memory', () => {
    const parser = new UpdateDocumentParser(['en']);
    const start = heapInUse();
    let most = 0;
    parser.write(beforeRules);
    for (let index = 0; index < chunks; index++) {
      parser.write(chunk);
      if (index % 50 === 0) most = Math.max(most, heapInUse() - start);
    }
    parser.write(afterRules);
    assert.deepEqual(parser.close(), header);
    assert.ok(most < 2_500_000, `the heap grew by ${most} bytes`);
  });
});

describe('A header', () => {
  it('does not keep its document in memory', () => {
    const padding = `<a b="${'x'.repeat(1_000_000)}"/>`;
    const start = heapInUse();
    const headers = Array.from({ length: 15 }, (_, index) =>
      parseUpdateDocument(`${beforeRules}${padding}<i n="${index}"/>${afterRules}`, ['en']),
    );
    const grown = heapInUse() - start;
    assert.equal(headers.length, 15);
    assert.ok(grown < 3_000_000, `15 headers of 1 MB documents take ${grown} bytes`);
  });
});
