import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { systemIds } from '../../../../src/base/ids.ts';
import { ContentFiles } from '../../../../src/store/files/contentFiles.ts';
import { nodeFiles } from '../../../../src/store/files/nodeFiles.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const bytes = Buffer.from('The terms of the license');
const sha1 = createHash('sha1').update(bytes).digest('hex');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const size = bytes.length;

async function* pieces(content: Uint8Array, length = 5): AsyncGenerator<Uint8Array, void, void> {
  for (let at = 0; at < content.length; at += length) {
    await Promise.resolve();
    yield content.subarray(at, at + length);
  }
}

async function read(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('Content files', () => {
  let folder: string;
  let content: ContentFiles;

  beforeEach(async () => {
    folder = await tempFolder();
    content = new ContentFiles(nodeFiles, folder, systemIds);
  });

  it('are there once they are whole and verified', async () => {
    assert.equal(await content.has(sha1), false);
    await content.write({ sha1, sha256: sha256.toUpperCase(), size }, pieces(bytes));
    assert.equal(await content.has(sha1), true);
    assert.equal(await content.size(sha1), size);
    assert.equal(await read(content.read(sha1)), bytes.toString());
    assert.equal(await read(content.read(sha1, 4, 8)), 'terms');
    await content.remove(sha1);
    assert.equal(await content.has(sha1), false);
    await rejectsWith('notFound', read(content.read(sha1)));
  });

  for (const [what, file, given] of [
    ['shorter', { sha1, size }, bytes.subarray(1)],
    ['longer', { sha1, size }, Buffer.concat([bytes, bytes])],
    ['with another SHA-1', { sha1: '0'.repeat(40), size }, bytes],
    ['with another SHA-256', { sha1, sha256: '0'.repeat(64), size }, bytes],
  ] as const) {
    it(`are refused when they come ${what}, and nothing stays`, async () => {
      await rejectsWith('digestMismatch', content.write(file, pieces(given)));
      assert.equal(await content.has(file.sha1), false);
      assert.deepEqual(await nodeFiles.list(`${folder}/incoming`), []);
    });
  }

  it('leave nothing when their source breaks off', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array, void, void> {
      yield* pieces(bytes.subarray(0, 10));
      throw new Error('cut');
    };
    await assert.rejects(content.write({ sha1, size }, broken()), /cut/);
    assert.deepEqual(await nodeFiles.list(`${folder}/incoming`), []);
  });

  it('are named by digests only', async () => {
    for (const name of ['../../etc/passwd', sha1.toUpperCase(), '', `${sha1}/..`]) {
      await rejectsWith('invalidRequest', content.has(name));
      await rejectsWith('invalidRequest', content.write({ sha1: name, size }, pieces(bytes)));
    }
  });
});
