import assert from 'node:assert/strict';
import { type ErrorEntry, ownCodes } from '../../../../src/domain/errors/entry.ts';
import { asSyncError, errorCatalog, formatCode, SyncError } from '../../../../src/domain/errors/syncError.ts';
import { wellKnownCodes } from '../../../../src/domain/errors/wellKnown/wellKnownCodes.ts';

const entries: readonly (readonly [string, ErrorEntry])[] = Object.entries(errorCatalog);

/** An error as Node throws it for a system call. */
function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
}

/** What is wrong with the texts of one code, one sentence each. */
function textFaults(texts: Pick<ErrorEntry, 'title' | 'cause' | 'remedy'>): string[] {
  const { title, cause, remedy } = texts;
  const faults = [title, cause, remedy].flatMap((text) => [
    ...(/^["A-Z]/.test(text) ? [] : [`does not begin like a sentence: ${text}`]),
    ...(text === text.trim() && !/ {2}|\n/.test(text) ? [] : [`has stray white space: ${text}`]),
    ...(/\b(?:TODO|FIXME|TBD|licence|catalogue|synchroni[s]e|cancelled)\b/i.test(text)
      ? [`is unfinished or not US English: ${text}`]
      : []),
  ]);
  if (/[.:]$/.test(title)) faults.push(`title ends like a sentence: ${title}`);
  if (title.length > 80) faults.push(`title is too long for a row: ${title}`);
  if (!cause.endsWith('.')) faults.push(`cause is no sentence: ${cause}`);
  // A command stands at the end without a full stop, so that it can be copied.
  if (!/\.$|: \S.*$/.test(remedy)) faults.push(`remedy is no sentence and ends in no command: ${remedy}`);
  return faults;
}

describe('The error catalog', () => {
  for (const [key, entry] of entries) {
    it(`has texts that a reader can use: ${key}`, () => {
      assert.deepEqual(textFaults(entry), []);
    });
  }

  it('would be seen with texts that nobody can use', () => {
    assert.equal(textFaults({ title: 'bad.', cause: 'TODO', remedy: 'licence' }).length, 7);
  });

  it('has one failure for each code', () => {
    assert.equal(new Set(entries.map(([, { code }]) => code)).size, entries.length);
    assert.equal(
      new Set(entries.map(([, { title }]) => title)).size,
      entries.length,
      'each failure has a title of its own',
    );
  });

  it('has failures of Windows by their name and own ones in their range', () => {
    for (const [key, { code, symbol }] of entries) {
      const own = code >= ownCodes.first && code <= ownCodes.last;
      assert.equal(symbol === undefined, own, key);
      assert.ok(code >= 0x80000000 && code <= 0xffffffff, `${key} is no failure code`);
    }
  });

  it('links to pages of Microsoft only', () => {
    for (const { link } of [...entries.map(([, entry]) => entry), ...wellKnownCodes])
      if (link !== undefined) assert.match(link, /^https:\/\/learn\.microsoft\.com\/[a-z]/);
  });

  it('says in its action what its remedy says', () => {
    const action = (key: keyof typeof errorCatalog): string => errorCatalog[key].action;
    assert.equal(action('untrustedCertificate'), 'addCertificate');
    assert.equal(action('diskFull'), 'freeSpace');
    assert.equal(action('anchorBackwards'), 'synchronizeFull');
    for (const [key, { action: offered, remedy }] of entries) {
      if (offered === 'repair') assert.match(remedy, /susync repair/, key);
      if (offered === 'verify') assert.match(remedy, /susync verify/, key);
      if (offered === 'chooseSource') assert.match(remedy, /source/, key);
    }
  });
});

describe('Codes that are well known but not raised here', () => {
  it('have texts that a reader can use', () => {
    assert.deepEqual(
      wellKnownCodes.flatMap((known) => textFaults(known).map((fault) => `${known.symbol}: ${fault}`)),
      [],
    );
  });

  it('are unique by code and by name', () => {
    assert.equal(new Set(wellKnownCodes.map(({ code }) => code)).size, wellKnownCodes.length);
    assert.equal(new Set(wellKnownCodes.map(({ symbol }) => symbol)).size, wellKnownCodes.length);
  });

  it('leave those to the catalog that are raised here, but for the HTTP status of a proxy', () => {
    const raised = new Set(entries.map(([, { code }]) => code));
    const both = wellKnownCodes.filter(({ code }) => raised.has(code)).map(({ symbol }) => symbol);
    assert.deepEqual(both, ['WU_E_PT_HTTP_STATUS_PROXY_AUTH_REQ']);
  });
});

describe('asSyncError', () => {
  it('leaves an error of the catalog as it is', () => {
    const error = new SyncError('busy', 'Data folder /data is held by pid 42');
    assert.equal(asSyncError(error), error);
  });

  for (const [thrown, key, message] of [
    [new DOMException('Gone', 'AbortError'), 'cancelled', 'The operation was stopped'],
    [new TypeError('x is not a function'), 'unexpected', 'x is not a function'],
    ['a text', 'unexpected', 'a text'],
    [systemError('ENOSPC', 'write'), 'diskFull', 'ENOSPC: write'],
    [systemError('EADDRINUSE', 'listen'), 'portTaken', 'EADDRINUSE: listen'],
    [systemError('ECONNREFUSED', 'connect'), 'cannotConnect', 'ECONNREFUSED: connect'],
    [systemError('ENOTFOUND', 'getaddrinfo'), 'nameNotResolved', 'ENOTFOUND: getaddrinfo'],
    [systemError('EISDIR', 'read'), 'systemRefused', 'EISDIR: read'],
    [systemError('ERR_INVALID_ARG_TYPE', 'open'), 'unexpected', 'ERR_INVALID_ARG_TYPE: open'],
    [undefined, 'unexpected', 'undefined'],
    [Object.create(null), 'unexpected', 'Something was thrown that has no text'],
  ] as const) {
    it(`makes ${key} of ${Object.prototype.toString.call(thrown)} and keeps it as cause`, () => {
      const error = asSyncError(thrown, 'Here');
      assert.deepEqual([error.key, error.message, error.source], [key, message, 'Here']);
      assert.equal(error.cause, thrown);
      assert.equal(error.entry, errorCatalog[key]);
    });
  }
});

describe('formatCode', () => {
  it('writes eight digits in capital letters', () => {
    assert.equal(formatCode(0x80072efe), '0x80072EFE');
    assert.equal(formatCode(5), '0x00000005');
  });
});
