import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openApplication } from '../../../../src/app/openApplication.ts';
import { asSyncError, SyncError } from '../../../../src/domain/errors/syncError.ts';
import { createService } from '../../../../src/service/host/createService.ts';
import { type OperationName, operationNames } from '../../../../src/service/rpc/operations.ts';
import { checkedRequest } from '../../../../src/service/rpc/requests/requestCheck.ts';
import { requestChecks } from '../../../../src/service/rpc/requests/requestChecks.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';
import { isRecord } from '../../../support/parsedJson.ts';
import { tempFolder } from '../../../support/tempFolder.ts';
import { validRequests } from '../../../support/validRequests.ts';

/** They write files where a request says, connect to addresses, run programs or fill the folder: only the check of their requests is tried. */
const reachingOut: readonly OperationName[] = [
  ...(['backup', 'sample', 'removeSample', 'testSource', 'testNotifications', 'verify'] as const),
  ...(['synchronize', 'startSynchronization', 'runMaintenance', 'importUpdates', 'getContent'] as const),
];

describe('The operations', () => {
  it('refuse whatever is asked for with an error of the catalog that says why: none is unexpected', async () => {
    const app = await openApplication({ folder: await tempFolder() });
    const service = createService(app);
    const ask = async (name: OperationName, sent: unknown): Promise<void> => {
      const request = checkedRequest(name, requestChecks[name], sent);
      if (reachingOut.includes(name)) return;
      const operation: unknown = Reflect.get(service, name);
      assert.ok(typeof operation === 'function');
      await Reflect.apply(operation, service, [request]);
    };
    try {
      await service.addSite({ siteCode: 'CS1', type: 'cas' });
      await service.addSite({ siteCode: 'PS1', type: 'primary', parent: 'CS1' });
      await service.addSup({ siteCode: 'CS1', serverName: 'SUP1.contoso.com' });
      await fc.assert(
        fc.asyncProperty(requests, async ([name, sent]) => {
          try {
            await ask(name, sent);
          } catch (error) {
            assert.ok(error instanceof SyncError, String(error));
            const { key, cause } = asSyncError(error);
            assert.notEqual(key, 'unexpected', `${name} ${JSON.stringify(sent)}: ${String(cause)}`);
          }
        }),
        { numRuns: 600 },
      );
    } finally {
      await app.close();
    }
  });
});

const oddTexts = [
  '',
  ' ',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '\0',
  '\ud800',
  'CS1',
  'PS1',
  '-1',
  'ß€😀',
  'x'.repeat(300),
];
const odd = fc.oneof(
  fc.constantFrom<unknown>(...oddTexts, null, 0, -1, 1.5, 1e9, 2 ** 53, true, [], {}),
  fc.constantFrom(
    'microsoft-update',
    'none',
    'http://[',
    'https://user:password@host/',
    'susync://',
    '2026-13-45',
    '9'.repeat(20),
  ),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** An operation and a request of which some members are odd, absent or too many. */
const requests = fc
  .constantFrom(...operationNames)
  .chain((name) => changed(validRequests[name]).map((sent) => [name, sent] as const));

function changed(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) return fc.oneof(fc.constant(value), fc.array(odd, { maxLength: 4 }));
  if (!isRecord(value))
    return fc.oneof({ weight: 2, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: odd });
  const members = Object.entries(value).map(
    ([name, member]) => [name, fc.option(changed(member), { nil: undefined, freq: 4 })] as const,
  );
  return fc
    .record(Object.fromEntries(members))
    .map((record) => Object.fromEntries(Object.entries(record).filter(([, member]) => member !== undefined)));
}
