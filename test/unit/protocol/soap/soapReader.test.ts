import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SoapReader, type WantedText } from '../../../../src/protocol/soap/soapReader.ts';
import { escapeText } from '../../../../src/protocol/soap/xmlText.ts';

/** The texts of the elements `D` of a message, which arrives in pieces of so many bytes. */
function textsOf(body: string, size: number, wanted: WantedText = 'utf8'): string[] {
  const texts: string[] = [];
  const reader = new SoapReader(
    {
      open: (name) => name === 'D' && wanted,
      close: (name, _depth, text) => {
        if (name === 'D') texts.push(text);
      },
      closeBytes: (_name, bytes) => texts.push(bytes.toString()),
    },
    { depth: 16, tokenCharacters: 100_000 },
  );
  const bytes = Buffer.from(`<s:Envelope xmlns:s="urn:s"><s:Body><R>${body}</R></s:Body></s:Envelope>`);
  for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
  assert.equal(reader.end(), undefined);
  return texts;
}

const text = fc
  .tuple(
    fc.constantFrom('', 'QUJD', 'a > b & c ', 'größe 😀 ', '<x y="\'">\r\n', ']', ']] '),
    fc.nat(800),
    fc.string(),
  )
  .map(([part, times, end]) => part.repeat(times) + end);

/** Ways of writing the same text. */
const written: readonly ((text: string) => string)[] = [
  (text) => `<D>${escapeText(text)}</D>`,
  (text) => `<a:D xmlns:a="urn:>" b='>'>${escapeText(text).replaceAll('"', '&quot;')}</a:D>`,
  (text) => `<D><!-- > -->${escapeText(text).replaceAll(' ', '&#32;')}</D>`,
  (text) => `<E>${'e>'.repeat(700)}</E><D>${escapeText(text)}</D>`,
];

/** A text after what XML makes of characters it cannot carry. */
const carried = (value: string): string =>
  value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

describe('Reading a long SOAP message', () => {
  it('hands over every text as it was, however long and in whatever pieces it comes', () => {
    const element = fc.tuple(text, fc.constantFrom(...written));
    fc.assert(
      fc.property(
        fc.array(element, { maxLength: 6 }),
        fc.integer({ min: 1, max: 9000 }),
        (elements, size) => {
          const body = elements.map(([value, write]) => write(value)).join('<F>other</F>');
          assert.deepEqual(
            textsOf(body, size),
            elements.map(([value]) => carried(value)),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  for (const [what, wrong, message] of [
    ['an unknown entity', '&e;', /entity/],
    ['a bare ampersand', 'a & b', /not well-formed/],
    ['a control character', '\u0001', /disallowed character/],
    ['the end of CDATA without its beginning', ']]>', /]]>/],
  ] as const) {
    it(`refuses ${what} in a long text, wherever a piece ends`, () => {
      for (const size of [1, 997, 1500, 100_000]) {
        const long = 'QUJD'.repeat(500);
        assert.throws(() => textsOf(`<D>${long}${wrong}${long}</D>`, size), message);
      }
    });
  }

  it('hands over base64 as it is written, for the reader to check', () => {
    const base64 = Buffer.alloc(20_000, 'größe').toString('base64');
    for (const size of [1, 997, 5000, 100_000]) {
      assert.deepEqual(textsOf(`<D>${base64}</D><D />`, size, 'base64'), [base64, '']);
      assert.deepEqual(textsOf(`<D>${base64}&#10;${base64}</D>`, size, 'base64'), [`${base64}\n${base64}`]);
    }
  });

  it('refuses a text that is no UTF-8', () => {
    const reader = new SoapReader(
      { open: () => 'utf8', close: () => undefined, closeBytes: () => undefined },
      { depth: 16, tokenCharacters: 100_000 },
    );
    reader.write(Buffer.from('<Envelope><Body><D>'));
    const text = Buffer.alloc(3000, 'x');
    text[1700] = 0xff;
    assert.throws(() => {
      reader.write(text);
    }, /not UTF-8/);
  });

  it('refuses a text that is longer than allowed', () => {
    assert.throws(() => textsOf(`<D>${'QUJD'.repeat(30_000)}</D>`, 5000), /longer than 100000 characters/);
  });
});
