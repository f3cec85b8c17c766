import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { copyList } from '../../../../src/protocol/package/copyList.ts';
import { writeContent } from '../../../../src/protocol/package/writeContent.ts';
import { tempFolder } from '../../../support/tempFolder.ts';
import { sha1Of } from '../../../support/updateDocument.ts';

const license = Buffer.from('Terms');
const [here, elsewhere] = [sha1Of(license), sha1Of(Buffer.from('other'))];
const files = [
  { name: '../../eula.rtf', size: license.length, sha1: here },
  { name: 'update.cab', size: 5, sha1: elsewhere },
];
const content = {
  size: (sha1: string) => Promise.resolve(sha1 === here ? license.length : undefined),
  read: async function* () {
    yield await Promise.resolve(license);
  },
};

describe('The files beside a package', () => {
  it('lie as WSUS keeps them, whatever they are called', async () => {
    const folder = await tempFolder();
    const written = await writeContent(folder, files, content);
    const name = `${here.toUpperCase()}.rtf`;
    assert.deepEqual(
      written.map(({ path: place, isThere }) => [place, isThere]),
      [
        [`WsusContent/${name.slice(38, 40)}/${name}`, true],
        [`WsusContent/${elsewhere.toUpperCase().slice(-2)}/${elsewhere.toUpperCase()}.cab`, false],
      ],
    );
    assert.deepEqual(await readFile(path.join(folder, written[0]?.path ?? '')), license);
    assert.deepEqual(await readdir(path.join(folder, 'WsusContent')), [name.slice(38, 40)]);
    // Again: what is there stays.
    assert.deepEqual(await writeContent(folder, files, content), written);
  });

  it('are listed with what to do first, also those that are not here', async () => {
    const accompanying = await writeContent(await tempFolder(), files, content);
    const packages = ['x-1.cab', 'x-2.cab'].map((file) => ({ file: `/e/${file}`, records: 1, bytes: 1024 }));
    const text = copyList({ packages, files: accompanying, languages: ['de', 'en'] });
    const places = [
      'the same languages (de, en)',
      'robocopy',
      'wsusutil import x-1.cab x-1.log',
      'x-2.cab',
      'eula.rtf',
      'Not here',
      'update.cab',
    ];
    const found = places.map((part) => text.indexOf(part));
    assert.ok(
      found.every((place, index) => place > (found[index - 1] ?? 0)),
      text,
    );
  });
});
