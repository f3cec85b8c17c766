import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { parseUpdateDocument } from '../../../../src/protocol/update/parseUpdateDocument.ts';
import { UpdateDocumentParser } from '../../../../src/protocol/update/updateDocumentParser.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';
import { arbitraryHeader } from '../../../support/arbitraryHeader.ts';
import { printUpdateDocument } from '../../../support/printUpdateDocument.ts';
import { sampleHeader } from '../../../support/sampleHeader.ts';

const allLanguages = ['en', 'de', 'zh-cn', 'zh-hk', 'pt-br', 'all', 'ja'];
const other = '56309036-4c77-4dd9-951a-99ee9c246a94';

const simple = sampleHeader;
const id = simple.updateId;
const document = printUpdateDocument(simple);

describe('Reading an update document', () => {
  describe('yields what was written', () => {
    for (const [form, options] of [
      ['with the usual prefixes', {}],
      ['with other prefixes', { upd: 'a', cat: 'upd' }],
      ['in default namespaces', { upd: '', cat: '' }],
    ] as const) {
      it(form, () => {
        fc.assert(
          fc.property(arbitraryHeader, (header) => {
            const read = parseUpdateDocument(printUpdateDocument(header, options), allLanguages);
            assert.deepEqual(read, header);
          }),
          { numRuns: 150 },
        );
      });
    }

    it('in pieces of any size', () => {
      fc.assert(
        fc.property(arbitraryHeader, fc.integer({ min: 1, max: 100 }), (header, size) => {
          const text = printUpdateDocument(header);
          const parser = new UpdateDocumentParser(allLanguages);
          for (let at = 0; at < text.length; at += size) parser.write(text.slice(at, at + size));
          assert.deepEqual(parser.close(), header);
        }),
        { numRuns: 60 },
      );
    });
  });

  describe('never fails but with a SyncError', () => {
    const header = { ...simple, texts: [{ language: 'en', title: 'Größe "1" & 😀', description: 'x < y' }] };
    const whole = printUpdateDocument(header);

    it('when the document is cut off anywhere', () => {
      for (let end = 0; end < whole.length; end++) {
        assert.throws(
          () => parseUpdateDocument(whole.slice(0, end), ['en']),
          (error) => error instanceof SyncError && error.key === 'damagedDocument',
          `cut off after ${end} characters`,
        );
      }
    });

    it('when characters are exchanged', () => {
      const special = ['<', '>', '"', '&', '/', '=', ':', ';', ']', '!', '-', '?', ' ', '\0', '\ud800'];
      const character = fc.oneof(
        fc.constantFrom(...special),
        fc.string({ unit: anyCharacter, minLength: 1, maxLength: 1 }),
      );
      const change = fc.tuple(fc.nat(whole.length - 1), character);
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
          const characters = whole.split('');
          for (const [at, character] of changes) characters[at] = character;
          try {
            parseUpdateDocument(characters.join(''), ['en']);
          } catch (error) {
            assert.ok(error instanceof SyncError, String(error));
          }
        }),
        { numRuns: 500 },
      );
    });
  });

  describe('keeps the texts', () => {
    const languages = ['de', 'zh', 'en', 'fr'];
    const texts = languages.map((language) => ({ language, title: `Title in ${language}` }));
    for (const [wanted, kept] of [
      [['de'], ['de', 'en']],
      [
        ['fr', 'DE'],
        ['de', 'en', 'fr'],
      ],
      [['zh-hk'], ['zh', 'en']],
      [[], ['en']],
      [['pl'], ['en']],
    ] as const) {
      it(`in ${kept.join(', ')} when ${wanted.join(', ') || 'no language'} is asked for`, () => {
        const read = parseUpdateDocument(printUpdateDocument({ ...simple, texts }), wanted);
        assert.deepEqual(
          read.texts.map(({ language }) => language),
          kept,
        );
      });
    }

    it('in the first language when the document has neither the wanted nor its default one', () => {
      const read = parseUpdateDocument(
        printUpdateDocument({
          ...simple,
          texts: [
            { language: 'all', title: 'A' },
            { language: 'ja', title: 'B' },
          ],
        }),
        ['pl'],
      );
      assert.deepEqual(read.texts, [{ language: 'all', title: 'A' }]);
    });

    it('as they are, with line feeds and spaces, CDATA and comments among them', () => {
      const title = '<![CDATA[ <Windows> ]]>8.1<!-- not --> &amp; later\n';
      const read = parseUpdateDocument(document.replace('An update', title), ['en']);
      assert.equal(read.texts[0]?.title, ' <Windows> 8.1 & later\n');
    });
  });

  it('takes the addresses of the default language where the properties have none', () => {
    const text = document.replace(
      '</upd:Title>',
      '</upd:Title><upd:MoreInfoUrl>https://m/</upd:MoreInfoUrl><upd:SupportUrl>https://s/</upd:SupportUrl>',
    );
    const { moreInfoUrl, supportUrl } = parseUpdateDocument(text, ['en']);
    assert.deepEqual({ moreInfoUrl, supportUrl }, { moreInfoUrl: 'https://m/', supportUrl: 'https://s/' });
  });

  describe('tells elements by their namespace', () => {
    it('when a nested element declares the prefix anew', () => {
      const text = document
        .replaceAll('upd:LocalizedProperties>', 'u2:LocalizedProperties>')
        .replace(
          '<u2:LocalizedProperties>',
          '<u2:LocalizedProperties xmlns:u2="http://schemas.microsoft.com/msus/2002/12/Update">',
        );
      assert.deepEqual(parseUpdateDocument(text, ['en']), simple);
    });

    it('when a prefix means something else for a while', () => {
      const foreign = '<upd:Title xmlns:upd="urn:other">Not this</upd:Title>';
      const text = document.replace('<upd:Title>', `${foreign}<upd:Title>`);
      assert.deepEqual(parseUpdateDocument(text, ['en']), simple);
    });

    it('when a rule uses the names of header elements', () => {
      const rules =
        '<upd:Title>no</upd:Title><upd:UpdateIdentity UpdateID="x"/><upd:Files><upd:File/></upd:Files>';
      assert.deepEqual(parseUpdateDocument(printUpdateDocument(simple, { rules }), ['en']), simple);
    });
  });

  describe('tolerates', () => {
    it('a byte order mark and a declaration', () => {
      const declaration = '\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n';
      assert.deepEqual(parseUpdateDocument(declaration + document, ['en']), simple);
    });

    it('GUIDs in upper case', () => {
      assert.equal(parseUpdateDocument(document.replace(id, id.toUpperCase()), ['en']).updateId, id);
    });

    it('update and category types of the future', () => {
      const text = document
        .replace('"Software"', '"Firmware"')
        .replace(
          '</upd:Update>',
          '<upd:HandlerSpecificData><cat:CategoryInformation CategoryType="Planet"/></upd:HandlerSpecificData></upd:Update>',
        );
      assert.deepEqual(parseUpdateDocument(text, ['en']), simple);
    });

    it('a category that does not say what it is', () => {
      const read = parseUpdateDocument(printUpdateDocument({ ...simple, updateType: 'Category' }), ['en']);
      assert.equal(read.updateType, 'Category');
      assert.equal(read.categoryType, undefined);
    });
  });

  describe('reads the creation date', () => {
    for (const [written, read] of [
      ['2004-02-28T18:17:34.1032476-08:00', '2004-02-29T02:17:34.103Z'],
      ['2024-01-11T20:15:45.051Z', '2024-01-11T20:15:45.051Z'],
      ['2024-01-11T20:15:45.5Z', '2024-01-11T20:15:45.500Z'],
      ['2024-01-11T20:15:45Z', '2024-01-11T20:15:45.000Z'],
      ['2024-01-11T20:15:45', '2024-01-11T20:15:45.000Z'],
      ['2024-12-31T23:30:00+05:30', '2024-12-31T18:00:00.000Z'],
    ] as const) {
      it(`${written} as ${read}`, () => {
        assert.equal(parseUpdateDocument(document.replace(simple.created, written), ['en']).created, read);
      });
    }
  });

  describe('refuses, saying what is wrong and where,', () => {
    const file = { name: 'a.cab', size: 1, sha1: 'ff'.repeat(20) };
    /** Text of the document, the message, and the characters that end where the message points to. */
    const cases: readonly (readonly [what: string, text: string, message: string, upTo?: string])[] = [
      ['an empty text', '', 'The document is not well-formed: document must contain a root element', ''],
      ['another document', '<html/>', 'The document is no update but <html>', '<html/>'],
      [
        'an update outside the namespace',
        '<upd:Update xmlns:upd="urn:x"/>',
        'The document is no update but <upd:Update>',
        '"urn:x"/>',
      ],
      [
        'a tag that is not closed',
        document.replace('</upd:Title>', ''),
        'The document is not well-formed: unexpected close tag',
        '</upd:LocalizedProperties>',
      ],
      [
        'a document without identity',
        document.replace(/<upd:UpdateIdentity.*?>/, ''),
        'The document has no UpdateIdentity',
      ],
      [
        'a document without properties',
        document.replace(/<upd:Properties.*<\/upd:Properties>/, ''),
        'The document has no Properties',
      ],
      [
        'a document without title',
        document.replace(/<upd:Title.*<\/upd:Title>/, ''),
        'The document has no title',
      ],
      [
        'a false GUID',
        document.replace(id, 'nil'),
        'UpdateIdentity has a UpdateID that is no GUID: "nil"',
        'RevisionNumber="200" />',
      ],
      [
        'a revision of 0',
        document.replace('"200"', '"0"'),
        'UpdateIdentity has no RevisionNumber of 1 or more',
        'RevisionNumber="0" />',
      ],
      [
        'a false revision',
        document.replace('"200"', '"1e3"'),
        'UpdateIdentity has a RevisionNumber that is no number: "1e3"',
        'RevisionNumber="1e3" />',
      ],
      [
        'an impossible date',
        document.replace('2022-05-10', '2022-02-30'),
        'CreationDate is no date and time: "2022-02-30T17:00:06.000Z"',
        'ExplicitlyDeployable="true">',
      ],
      [
        'a false SHA-1 digest',
        printUpdateDocument({ ...simple, files: [{ ...file, sha1: 'ff' }] }),
        'File a.cab has no SHA-1 digest',
        'DigestAlgorithm="SHA1" />',
      ],
      [
        'a false SHA-256 digest',
        printUpdateDocument({ ...simple, files: [{ ...file, sha256: 'ff' }] }),
        'AdditionalDigest of a.cab is no SHA-256',
        '</upd:AdditionalDigest>',
      ],
      [
        'a bundle member without revision',
        printUpdateDocument({
          ...simple,
          bundles: [{ anyOf: [{ updateId: other, revision: 3 }] }],
        }).replace(' RevisionNumber="3"', ''),
        'A bundled update has no RevisionNumber of 1 or more',
        `UpdateID="${other}" />`,
      ],
      [
        'a superseded update without id',
        printUpdateDocument({ ...simple, supersedes: [other] }).replace(` UpdateID="${other}"`, ''),
        'A superseded update has no UpdateID',
        '<upd:SupersededUpdates><upd:UpdateIdentity />',
      ],
    ];
    for (const [what, text, message, upTo] of cases) {
      it(what, () => {
        const column = upTo === undefined ? 0 : text.indexOf(upTo) + upTo.length;
        const position = upTo === undefined ? '' : ` (line 1, column ${column})`;
        assert.throws(
          () => parseUpdateDocument(text, ['en']),
          (error) => {
            assert.ok(error instanceof SyncError);
            assert.deepEqual([error.key, error.message], ['damagedDocument', message + position]);
            return true;
          },
        );
      });
    }
  });
});
