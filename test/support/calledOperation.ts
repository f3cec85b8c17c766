import assert from 'node:assert/strict';
import type { Clock } from '../../src/base/clock.ts';
import type { ServedCatalog } from '../../src/domain/servedCatalog.ts';
import { Cookies } from '../../src/protocol/server/cookies.ts';
import { LanguageChanges } from '../../src/protocol/server/languageChanges.ts';
import { operationTable } from '../../src/protocol/server/operationTable.ts';
import { RequestReader } from '../../src/protocol/server/requestReader.ts';
import { ServerFault } from '../../src/protocol/server/serverFault.ts';
import { ServiceCall, serviceLimits } from '../../src/protocol/server/serviceCall.ts';
import type { ServiceContext } from '../../src/protocol/server/serviceCall.ts';
import type { FaultCode } from '../../src/protocol/soap/fault.ts';
import { operations } from '../../src/protocol/soap/operations.ts';
import type { OperationName } from '../../src/protocol/soap/operations.ts';
import { soapRequest } from './listeningService.ts';

/** Calls operations of an update service without a network, signed in unless told otherwise. */
export class CalledOperations {
  readonly context: ServiceContext;
  readonly cookie: string;

  constructor(catalog: ServedCatalog, clock: Clock) {
    this.context = {
      catalog,
      cookies: new Cookies(catalog.serverId, Buffer.alloc(32, 3), clock),
      clock,
      languages: new LanguageChanges(),
      limits: serviceLimits,
      serverName: 'server & co',
      started: clock.now(),
      isHttps: false,
    };
    const account = { id: '00000000-0000-0000-0000-000000000000', name: 'downstream' };
    const { data } = this.context.cookies.session(account, 20);
    this.cookie = `<cookie><EncryptedData>${data.toString('base64')}</EncryptedData></cookie>`;
  }

  /** What stands inside the answer's element. */
  async call(operation: OperationName, members = '', cookie = this.cookie): Promise<string> {
    const reader = new RequestReader();
    reader.write(Buffer.from(soapRequest(operation, operations[operation].namespace, cookie + members)));
    const answer = await operationTable[operation](new ServiceCall(reader.end(), this.context));
    if (typeof answer === 'string') return answer;
    const pieces: Uint8Array[] = [];
    for await (const piece of answer) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces).toString();
  }

  /** Asserts that a call is refused with this code and `Message`. */
  async refuses(
    operation: OperationName,
    members: string,
    fault: readonly [FaultCode, string?],
  ): Promise<void> {
    await assert.rejects(this.call(operation, members), (error) => {
      assert.ok(error instanceof ServerFault, String(error));
      assert.deepEqual([error.code, error.detail], [fault[0], fault[1] ?? '']);
      return true;
    });
  }
}

/** `<UpdateIdentity>` members. */
export function identities(...pairs: readonly (readonly [string, number])[]): string {
  return pairs
    .map(
      ([id, revision]) =>
        `<UpdateIdentity><UpdateID>${id}</UpdateID><RevisionNumber>${revision}</RevisionNumber></UpdateIdentity>`,
    )
    .join('');
}
