import assert from 'node:assert/strict';
import { openApplication } from '../../../../src/app/openApplication.ts';
import { createService } from '../../../../src/service/host/createService.ts';
import { allows } from '../../../../src/domain/accessScope.ts';
import {
  isOperationName,
  namesUser,
  operationNames,
  operations,
} from '../../../../src/service/rpc/operations.ts';
import { validRequests } from '../../../support/validRequests.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

describe('The table of operations', () => {
  it('names exactly what the service of a data folder can do', async () => {
    const app = await openApplication({ folder: await tempFolder() });
    try {
      const { onDidCommit, onDidChange, ...hosted } = createService(app);
      assert.equal(typeof onDidCommit, 'function');
      assert.equal(typeof onDidChange, 'function');
      assert.deepEqual(Object.keys(hosted).sort(), [...operationNames].sort());
    } finally {
      await app.close();
    }
  });

  it('knows no name that every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'onDidCommit', 'onDidChange', ''])
      assert.ok(!isOperationName(name), name);
  });

  it('lets nobody but administrators name files, programs, certificates or tokens of the machine of the service', () => {
    for (const name of [
      ...([
        'addSite',
        'changeLink',
        'addSup',
        'setSup',
        'setSource',
        'setSettings',
        'testNotifications',
      ] as const),
      ...([
        'trustCertificates',
        'backup',
        'tokens',
        'createToken',
        'revokeToken',
        'createKey',
        'trustKey',
        'distrustKey',
        'removeKey',
        'allowDownstream',
      ] as const),
    ])
      assert.equal(operations[name].scope, 'administer', name);
  });

  it('knows of every request that says who asks', () => {
    assert.deepEqual(
      operationNames.filter((name) => 'user' in validRequests[name]),
      operationNames.filter(namesUser),
    );
  });

  it('lets a grant do what it says and all that is less', () => {
    assert.deepEqual(
      (['read', 'operate', 'administer'] as const).map((granted) =>
        [operations.status, operations.synchronize, operations.backup].map(({ scope }) =>
          allows(granted, scope),
        ),
      ),
      [
        [true, false, false],
        [true, true, false],
        [true, true, true],
      ],
    );
  });
});
