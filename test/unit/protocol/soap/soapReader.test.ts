import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SoapReader } from '../../../../src/protocol/soap/soapReader.ts';
import { escapeText } from '../../../../src/protocol/soap/xmlText.ts';

/** The texts of the elements `D` of a message, which arrives in pieces of so many bytes. */
function textsOf(body: string, size: number): string[] {
  const texts: string[] = [];
  const reader = new SoapReader(
    {
      open: (name) => name === 'D',
      close: (name, _depth, text) => {
        if (name === 'D') texts.push(text);
      },
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

  it('refuses a text that is longer than allowed', () => {
    assert.throws(() => textsOf(`<D>${'QUJD'.repeat(30_000)}</D>`, 5000), /longer than 100000 characters/);
  });
});
