import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { UpdateHeader } from '../../../../src/domain/updateHeader.ts';
import { readOrdinaryDocument } from '../../../../src/protocol/update/ordinaryDocument.ts';
import { parseUpdateDocument } from '../../../../src/protocol/update/parseUpdateDocument.ts';
import { UpdateDocumentParser } from '../../../../src/protocol/update/updateDocumentParser.ts';
import { arbitraryHeader } from '../../../support/arbitraryHeader.ts';
import { printUpdateDocument } from '../../../support/printUpdateDocument.ts';
import { sampleHeader } from '../../../support/sampleHeader.ts';

const rules =
  '<lar:And xmlns:lar="urn:l"><bar:RegSz xmlns:bar="urn:b" Data="a &gt; b" Key=\'x"y\' /><lar:Not>text &amp; ]</lar:Not></lar:And>';
const document = printUpdateDocument(sampleHeader, { rules });

/** The header, or the words of the refusal. */
function outcome(read: () => UpdateHeader): unknown {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

function parsedWhole(text: string): UpdateHeader {
  const parser = new UpdateDocumentParser(['en', 'de']);
  parser.write(text);
  return parser.close();
}

describe('Reading an ordinary document', () => {
  it('needs no parser', () => {
    assert.deepEqual(readOrdinaryDocument(document, ['en']), sampleHeader);
  });

  for (const [what, text] of [
    ['a comment', '<!-- a comment -->'],
    ['CDATA', '<a><![CDATA[<]]></a>'],
    ['an unknown entity', '<a>&e;</a>'],
    ['an entity in an attribute', '<a b="&e;"/>'],
    ['a bare ampersand', '<a b="&"/>'],
    ['a tag that another one closes', '<a><b></a></b>'],
    ['a tag without end', '<a>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['a control character', '<a>\u0001</a>'],
    ['the end of CDATA without its beginning', '<a>]]></a>'],
    ['a name that is not ASCII', '<größe/>'],
    ['elements nested too deep', '<a>'.repeat(600) + '</a>'.repeat(600)],
  ] as const) {
    it(`leaves a document with ${what} to the parser`, () => {
      assert.equal(
        readOrdinaryDocument(printUpdateDocument(sampleHeader, { rules: text }), ['en']),
        undefined,
      );
    });
  }

  it('changes nothing about what is read', () => {
    fc.assert(
      fc.property(arbitraryHeader, (header) => {
        const text = printUpdateDocument(header, { rules });
        assert.deepEqual(parseUpdateDocument(text, ['en', 'de']), parsedWhole(text));
      }),
      { numRuns: 100 },
    );
  });

  it('changes nothing about what is refused, and with which words', () => {
    const character = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '/',
      '=',
      ':',
      ';',
      ']',
      '!',
      ' ',
      '\0',
      'x',
      '\n',
    );
    const change = fc.tuple(fc.nat(document.length - 1), character);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const characters = document.split('');
        for (const [at, replacement] of changes) characters[at] = replacement;
        const text = characters.join('');
        assert.deepEqual(
          outcome(() => parseUpdateDocument(text, ['en', 'de'])),
          outcome(() => parsedWhole(text)),
        );
      }),
      { numRuns: 700 },
    );
  });
});
