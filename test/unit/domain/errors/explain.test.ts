import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogKeys, explain, explainKey } from '../../../../src/domain/errors/explain.ts';
import { errorCatalog, formatCode } from '../../../../src/domain/errors/syncError.ts';
import { wellKnownCodes } from '../../../../src/domain/errors/wellKnown/wellKnownCodes.ts';
import { syncStateText } from '../../../../src/domain/syncState.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';

/** The ways in which logs and consoles write one code. */
function spellings(code: number): readonly string[] {
  const hexadecimal = code.toString(16);
  return [
    formatCode(code),
    `0x${hexadecimal}`,
    hexadecimal,
    hexadecimal.toUpperCase(),
    `0xffffffff${hexadecimal}`,
    String(code),
    String(code | 0),
    ` ${formatCode(code)}\n`,
  ];
}

describe('explain', () => {
  it('finds every failure of the catalog by its name, its code and the name of its code, however written', () => {
    for (const key of catalogKeys()) {
      const expected = explainKey(key);
      const { symbol = key } = expected;
      for (const text of [key, key.toUpperCase(), symbol, ...spellings(errorCatalog[key].code)])
        assert.deepEqual(explain(text), expected, text);
    }
  });

  it('finds every well-known code, however written', () => {
    for (const { code, symbol, title } of wellKnownCodes) {
      for (const text of spellings(code)) {
        const found = explain(text);
        assert.equal(found?.code, code, text);
        if (found.key === undefined) assert.equal(found.title, title);
      }
      assert.equal(explain(symbol)?.code, code, symbol);
    }
  });

  for (const [text, title] of [
    ['0x80131500', 'An exception without a code of its own'],
    ['0x80131505', 'The operation timed out'],
    ['0x80131509', 'The operation is not valid in the current state'],
    ['0x8013150A', 'The permission was refused'],
    ['0x80131904', 'SQL Server reported an error'],
    ['0x80244017', 'HTTP status 401: Unauthorized'],
    ['0x80244018', 'HTTP status 403: Forbidden'],
    ['0x80244019', 'HTTP status 404: Not found'],
    ['0x8024401F', 'HTTP status 500: Internal server error'],
    ['0x80244021', 'HTTP status 502: Bad gateway'],
    ['0x80244022', 'HTTP status 503: Service unavailable'],
    ['0x80244023', 'HTTP status 504: Gateway timeout'],
    ['0x80190197', 'HTTP status 407: Proxy authentication required'],
    ['0x8024401B', 'The proxy refused the account'],
    ['0x8024401C', 'HTTP status 408: Request timeout'],
    ['0x80072EE2', 'The server took too long'],
    ['0x80072EE6', 'The URL begins with neither http nor https'],
    ['0x80072EE7', 'The name of the server is unknown'],
    ['0x80072EFD', 'The server cannot be connected to'],
    ['0x80072EFE', 'The connection was ended early'],
    ['0x80072F8F', 'The certificate of the server is not valid'],
    ['0x800B0109', 'The certificate of the server is not trusted'],
    ['0x80240437', 'The service could not be verified'],
    ['-2147467259', 'Unspecified error'],
    ['503', 'HTTP status 503: Service unavailable'],
    ['12030', 'The connection was ended early'],
    ['10061', 'The connection was refused'],
    ['5', 'The data folder cannot be written'],
    ['6703', 'WSUS Synchronization failed'],
    ['0x1A2F', 'WSUS Synchronization failed'],
    ['6708', 'WSUS synchronization complete, with pending license terms downloads'],
    ['6711', 'SMS Legacy Update Synchronization failed'],
  ] as const) {
    it(`knows ${text}: ${title}`, () => {
      assert.equal(explain(text)?.title, title);
    });
  }

  it('says of every state what to do', () => {
    for (const state of [...Object.keys(syncStateText), '6709', '6710', '6711']) {
      const found = explain(state);
      assert.equal(found?.code, Number(state));
      assert.equal(found.isState, true);
      assert.match(found.cause, /^[A-Z].*\.$/);
      assert.match(found.remedy, /^[A-Z].*\.$/);
    }
  });

  for (const text of [
    '',
    ' ',
    'x',
    '0x',
    '0xZZ',
    '-',
    '1e9',
    '6712',
    '6699',
    '99999999999',
    '-3000000000',
    'constructor',
  ])
    it(`knows nothing of ${JSON.stringify(text)}`, () => {
      assert.equal(explain(text), undefined);
    });

  it('finds one thing for one code, in whatever notation', () => {
    const anyCode = fc.oneof(
      fc.integer({ min: 0x80000000, max: 0xffffffff }),
      fc.constantFrom(...wellKnownCodes.map(({ code }) => code)),
    );
    fc.assert(
      fc.property(anyCode, (code) => {
        const found = explain(formatCode(code));
        assert.ok(found === undefined || found.code === code);
        assert.deepEqual(explain(String(code | 0)), found);
        assert.deepEqual(explain(String(code)), found);
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: anyCharacter })), (text) => {
        const found = explain(text);
        assert.notEqual(found?.title, '');
      }),
    );
  });
});
