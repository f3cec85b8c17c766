import assert from 'node:assert/strict';
import { contentUrlPath } from '../../../../src/protocol/server/requestTarget.ts';
import { ListeningService } from '../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../support/memoryCatalog.ts';
import { sha1Of } from '../../../support/updateDocument.ts';

const file = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
const sha1 = sha1Of(file);
const path = contentUrlPath(sha1, '.cab');
const etag = `"${sha1}"`;

describe('Content of the update service', () => {
  const catalog = new MemoryCatalog();
  catalog.publish([], 0);
  catalog.addFile(file);
  const empty = Buffer.alloc(0);
  catalog.addFile(empty);
  let service: ListeningService;

  before(async () => {
    service = await ListeningService.open(catalog);
  });

  for (const url of [
    path,
    path.toLowerCase(),
    `/${path}`,
    path.replaceAll('/', '//'),
    contentUrlPath(sha1, ''),
  ]) {
    it(`is found at ${url}`, async () => {
      const answer = await service.request('GET', url);
      assert.equal(answer.status, 200);
      assert.ok(answer.bytes.equals(file));
      assert.equal(answer.headers['accept-ranges'], 'bytes');
      assert.equal(answer.headers.etag, etag);
    });
  }

  for (const url of [
    path.replace(/Content\/../, 'Content/00'),
    contentUrlPath('0'.repeat(40), '.cab'),
    '/Content/',
    `/Content/../${path}`,
    '/Content/%2e%2e/%2e%2e/etc/passwd',
    `${path}/..`,
  ]) {
    it(`is not found at ${url}`, async () => {
      assert.equal((await service.request('GET', url)).status, 404);
    });
  }

  const parts: readonly [string, number, string | undefined, Buffer][] = [
    ['bytes=0-0', 206, 'bytes 0-0/200000', file.subarray(0, 1)],
    ['bytes=65535-65537', 206, 'bytes 65535-65537/200000', file.subarray(65_535, 65_538)],
    ['bytes=100000-', 206, 'bytes 100000-199999/200000', file.subarray(100_000)],
    ['bytes=-5', 206, 'bytes 199995-199999/200000', file.subarray(-5)],
    ['bytes=199999-300000', 206, 'bytes 199999-199999/200000', file.subarray(-1)],
    ['bytes=200000-', 416, 'bytes */200000', empty],
    ['bytes=-0', 416, 'bytes */200000', empty],
    ['bytes=0-1,4-5', 200, undefined, file],
    ['bytes=x', 200, undefined, file],
  ];
  for (const [range, status, contentRange, bytes] of parts) {
    it(`is answered with ${status} for Range ${range}`, async () => {
      const answer = await service.request('GET', path, { Range: range });
      assert.equal(answer.status, status);
      assert.equal(answer.headers['content-range'], contentRange);
      assert.equal(Number(answer.headers['content-length']), bytes.length);
      assert.ok(answer.bytes.equals(bytes));
    });
  }

  it('has its size told by HEAD, whatever the range', async () => {
    for (const headers of [{}, { Range: 'bytes=0-9' }]) {
      const answer = await service.request('HEAD', path, headers);
      assert.deepEqual(
        [answer.status, answer.headers['content-length'], answer.bytes.length],
        [200, '200000', 0],
      );
    }
  });

  it('goes on after a cut only where it is the same file', async () => {
    const same = await service.request('GET', path, { Range: 'bytes=5-', 'If-Range': etag });
    const other = await service.request('GET', path, { Range: 'bytes=5-', 'If-Range': '"another"' });
    const known = await service.request('GET', path, { 'If-None-Match': `"x", W/${etag}` });
    assert.deepEqual([same.status, other.status, known.status], [206, 200, 304]);
  });

  it('may be empty', async () => {
    const answer = await service.request('GET', contentUrlPath(sha1Of(empty), '.txt'));
    assert.deepEqual([answer.status, answer.bytes.length], [200, 0]);
  });

  it('cannot be posted to', async () => {
    const answer = await service.request('POST', path);
    assert.deepEqual([answer.status, answer.headers.allow], [405, 'GET, HEAD']);
  });

  it('that cannot be read is 500, or cut off where its reading began well', async () => {
    const failing = new MemoryCatalog();
    failing.publish([], 0);
    const broken = await ListeningService.open(failing);
    failing.content = () => Promise.reject(new Error('The disk is gone'));
    const refused = await broken.request('GET', path);
    assert.equal(refused.status, 500);
    assert.doesNotMatch(refused.text, /disk/);
    failing.content = () =>
      Promise.resolve({
        size: 1000,
        async *read() {
          yield await Promise.resolve(Buffer.alloc(10));
          throw new Error('The disk is gone');
        },
      });
    await assert.rejects(broken.request('GET', path));
    assert.deepEqual(
      broken.records.map(({ operation, error }) => [operation, String(error)]),
      Array.from({ length: 2 }, () => ['content', 'Error: The disk is gone']),
    );
  });
});
