import assert from 'node:assert/strict';
import type { AccessOperations } from '../../../../../src/service/api/access.ts';
import { asSyncError } from '../../../../../src/domain/errors/syncError.ts';
import { operationNames } from '../../../../../src/service/rpc/operations.ts';
import { accessRequests } from '../../../../../src/service/rpc/requests/accessRequests.ts';
import { checkedRequest, requestsOf } from '../../../../../src/service/rpc/requests/requestCheck.ts';
import { requestChecks } from '../../../../../src/service/rpc/requests/requestChecks.ts';
import { members, shortText } from '../../../../../src/service/rpc/requests/requestValues.ts';
import { isRecord } from '../../../../support/parsedJson.ts';
import { validRequests } from '../../../../support/validRequests.ts';

describe('The check of requests', () => {
  for (const name of operationNames) {
    const valid = validRequests[name];

    it(`lets in what ${name} knows, and nothing else`, () => {
      assert.deepEqual(checkedRequest(name, requestChecks[name], valid), valid);
      for (const sent of [null, 1, 'text', true]) assert.match(refusalOf(name, sent), /has to be an object/);
      assert.match(refusalOf(name, { ...valid, surprise: 1 }), /there is no member surprise$/);
      for (const [place, wrong] of wrongOnes(valid)) {
        const message = refusalOf(name, wrong);
        assert.ok(message.startsWith(`Request of ${name}: `), message);
        assert.ok(message.includes(place), `${message} does not name ${place}`);
        assert.ok(message.length < 400, message);
      }
    });
  }

  it('says which member is missing', () => {
    assert.equal(refusalOf('createToken', {}), 'Request of createToken: name is missing');
    assert.equal(refusalOf('events', { after: 0 }), 'Request of events: limit is missing');
  });

  it('says what a member has to be, never what it was', () => {
    assert.equal(
      refusalOf('events', { after: 0, limit: 1e9 }),
      'Request of events: limit has to be a whole number from 1 to 10000',
    );
    const refusal = refusalOf('allowDownstream', { name: 'a', secret: ['hunter2'] });
    assert.equal(refusal, 'Request of allowDownstream: secret has to be a text of up to 4096 characters');
  });

  it('is refused by the compiler where it is not exactly the request', () => {
    requestsOf<Pick<AccessOperations, 'revokeToken'>>()({ revokeToken: accessRequests.revokeToken });
    // @ts-expect-error A member of the request has no check
    requestsOf<Pick<AccessOperations, 'createToken'>>()({ createToken: members({ name: shortText }) });
    // @ts-expect-error The request has no such member
    requestsOf<Pick<AccessOperations, 'tokens'>>()({ tokens: members({ name: shortText }) });
    // @ts-expect-error An operation has no check
    requestsOf<AccessOperations>()({ tokens: members({}) });
  });
});

function refusalOf(name: (typeof operationNames)[number], sent: unknown): string {
  try {
    checkedRequest(name, requestChecks[name], sent);
  } catch (error) {
    const { key, message } = asSyncError(error);
    assert.equal(key, 'invalidRequest', `${name}: ${message}`);
    return message;
  }
  return assert.fail(`${name} took ${JSON.stringify(sent).slice(0, 200)}`);
}

/** The object with one member after the other of a wrong type or too large, with the name of the member. */
function* wrongOnes(
  value: Readonly<Record<string, unknown>>,
  where = '',
): Generator<readonly [string, Readonly<Record<string, unknown>>]> {
  for (const [name, member] of Object.entries(value)) {
    const place = `${where}${name}`;
    for (const wrong of wrongValues(member)) yield [place, { ...value, [name]: wrong }];
    if (!isRecord(member)) continue;
    // What kind of several an object is, is said of the whole.
    const inner = 'kind' in member || name === 'https' ? place : undefined;
    for (const [deeper, wrong] of wrongOnes(member, `${place}.`))
      yield [inner ?? deeper, { ...value, [name]: wrong }];
  }
}

function wrongValues(member: unknown): readonly unknown[] {
  const never = [{ surprise: 1 }, [[]], [null]];
  if (typeof member === 'string') return [...never, 7, true, 'x'.repeat(1_048_577)];
  if (typeof member === 'number') return [...never, '7', 1.5, -1, 2 ** 60, true];
  if (typeof member === 'boolean') return [...never, 'true', 1];
  return Array.isArray(member) ? [7, 'x', { surprise: 1 }, [null], tooMany(member)] : [7, 'x', [[]], true];
}

function tooMany(list: readonly unknown[]): readonly unknown[] {
  return Array.from({ length: 10_001 }, () => list[0]);
}
