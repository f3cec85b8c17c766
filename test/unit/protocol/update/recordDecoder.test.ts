import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { cabinetOf } from '../../../../src/protocol/cabinet/cabinetOf.ts';
import {
  decodeRecord,
  inlineRecordDecoder,
  updateRecord,
} from '../../../../src/protocol/update/recordDecoder.ts';
import { arbitraryHeader } from '../../../support/arbitraryHeader.ts';
import { sampleHeader } from '../../../support/sampleHeader.ts';
import { printUpdateDocument } from '../../../support/printUpdateDocument.ts';

const languages = ['en', 'de', 'zh-cn', 'zh-hk', 'pt-br', 'all', 'ja'];
const document = printUpdateDocument(sampleHeader);
const { updateId, revision } = sampleHeader;

function cabinet(bytes: Uint8Array): Uint8Array {
  return cabinetOf([{ name: 'blob', bytes }]);
}

describe('Decoding a record', () => {
  it('yields header and digest of the text, be it stored as text or in a cabinet', () => {
    fc.assert(
      fc.property(arbitraryHeader, (header) => {
        const text = printUpdateDocument(header);
        const plain = updateRecord('text', Buffer.from(text));
        const packed = updateRecord('cabinet', cabinet(Buffer.from(text, 'utf16le')));
        const textDigest = createHash('sha256').update(text).digest('hex');
        assert.deepEqual(decodeRecord(header, plain, languages), { ...plain, textDigest, header });
        assert.deepEqual(decodeRecord(header, packed, languages), { ...packed, textDigest, header });
      }),
      { numRuns: 40 },
    );
  });

  it('gives the digest of the stored bytes as it is', () => {
    const bytes = Buffer.from('abc');
    assert.equal(
      updateRecord('text', bytes).storedDigest,
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  describe('refuses', () => {
    const misread = Buffer.from(document.length % 2 === 0 ? document : `${document} `).toString('utf16le');
    const cases = [
      [
        'bytes that are not UTF-8',
        'text',
        Buffer.from('<a>\xe4</a>', 'latin1'),
        'damagedDocument',
        'The document is not UTF-8 text',
      ],
      [
        'UTF-8 that somebody read as UTF-16',
        'text',
        Buffer.from(misread),
        'damagedDocument',
        'The document is UTF-8 that was read as UTF-16 by the server that stored it',
      ],
      [
        'UTF-8 in a cabinet',
        'cabinet',
        cabinet(Buffer.from(document.length % 2 === 0 ? document : `${document} `)),
        'damagedDocument',
        'The document is UTF-8 that was read as UTF-16 by the server that stored it',
      ],
      [
        'an odd number of bytes',
        'cabinet',
        cabinet(Buffer.from('<a/>\0')),
        'damagedDocument',
        'UTF-16 text has an odd number of bytes: 5',
      ],
      [
        'half a character',
        'cabinet',
        cabinet(Buffer.from(document.replace('An update', '\ud800'), 'utf16le')),
        'damagedDocument',
        `Half a UTF-16 character stands at character ${document.indexOf('An update')}`,
      ],
      ['something else than a cabinet', 'cabinet', Buffer.from(document), 'damagedCabinet', undefined],
      [
        'the document of another update',
        'text',
        Buffer.from(document.replace(updateId, updateId.replace('7', '8'))),
        'damagedDocument',
        `The document is that of ${updateId.replace('7', '8')}.200`,
      ],
      [
        'the document of another revision',
        'text',
        Buffer.from(document.replace('"200"', '"201"')),
        'damagedDocument',
        `The document is that of ${updateId}.201`,
      ],
    ] as const;
    for (const [what, encoding, bytes, key, message] of cases) {
      it(what, () => {
        assert.throws(
          () => decodeRecord(sampleHeader, updateRecord(encoding, bytes), ['en']),
          (error) => {
            assert.ok(error instanceof SyncError);
            assert.equal(error.key, key);
            const prefix = `Update ${updateId}.${revision}: `;
            assert.ok(error.message.startsWith(prefix), error.message);
            if (message !== undefined) assert.equal(error.message.slice(prefix.length), message);
            return true;
          },
        );
      });
    }
  });

  it('puts the error of a damaged record of a batch in its place', async () => {
    const good = { identity: { updateId, revision }, record: updateRecord('text', Buffer.from(document)) };
    const bad = { identity: { updateId, revision }, record: updateRecord('text', Buffer.from('<a>')) };
    const results = await inlineRecordDecoder.decodeBatch([good, bad, good], ['en']);
    assert.deepEqual(
      results.map((result) => (result instanceof SyncError ? result.key : result.header.updateId)),
      [updateId, 'damagedDocument', updateId],
    );
  });
});
