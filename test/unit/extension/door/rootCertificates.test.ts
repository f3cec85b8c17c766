import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readableRoots } from '../../../../src/extension/door/rootCertificates.ts';
import { serviceCommand } from '../../../../src/extension/door/serviceCommand.ts';
import { clientCertificate } from '../../../support/certificates.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

describe('Root certificates that the settings name', () => {
  it('are read where they can be; of the others it is told why not', async () => {
    const folder = await tempFolder();
    const files = ['root.pem', 'key.pem', 'none.pem', 'absent.pem'].map((name) => path.join(folder, name));
    const [root = '', key = '', none = ''] = files;
    await writeFile(root, clientCertificate.certificate);
    await writeFile(key, clientCertificate.key);
    await writeFile(none, 'no certificate');
    const problems: string[] = [];
    const roots = await readableRoots(files, ({ message }) => {
      problems.push(message);
    });
    assert.deepEqual(roots, [{ file: root, text: clientCertificate.certificate }]);
    assert.deepEqual(
      problems.map((text) => text.replace(/ is no root certificate:.*$/s, '')),
      files.slice(1),
    );
  });

  it('are given to the service that is started', () => {
    const command = serviceCommand('/extension', '/data', ['/a.pem', '/b.pem']);
    assert.deepEqual(command.slice(2), [
      ...['--data', '/data', '--ca', '/a.pem', '--ca', '/b.pem'],
      ...['serve', '--on-demand'],
    ]);
  });
});
