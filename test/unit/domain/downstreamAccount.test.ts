import assert from 'node:assert/strict';
import {
  afterContact,
  afterReport,
  type DownstreamContact,
  newDownstream,
} from '../../../src/domain/downstreamAccount.ts';

function contact(time: number, changes: Partial<DownstreamContact> = {}): DownstreamContact {
  return {
    ...{ time, name: 'sup.contoso.com', address: '10.0.0.5', operation: 'GetCookie', bytes: 100 },
    ...{ revisions: 0, documents: 0, files: 0, isRefused: false },
    ...changes,
  };
}

const list = (time: number, revisions: number, changes: Partial<DownstreamContact> = {}): DownstreamContact =>
  contact(time, {
    operation: 'GetRevisionIdList',
    listed: 'updates',
    anchor: `${time},a`,
    revisions,
    ...changes,
  });
const data = (time: number, documents: number, changes: Partial<DownstreamContact> = {}): DownstreamContact =>
  contact(time, { operation: 'GetUpdateData', documents, files: documents, ...changes });

describe('The account of a downstream server', () => {
  const rows: readonly [string, readonly DownstreamContact[], number | undefined][] = [
    ['is not synchronized by signing in', [contact(1)], undefined],
    ['is synchronized by an empty list', [list(1, 0)], 1],
    ['is not by a list of which everything is missing', [list(1, 3)], undefined],
    ['is by the document that was missing last', [list(1, 3), data(2, 2), data(3, 1)], 3],
    ['is not while one is missing', [list(1, 3), data(2, 2)], undefined],
    [
      'is not by a document that it did not get',
      [list(1, 3), data(2, 2), data(3, 1, { fault: 'cut' })],
      undefined,
    ],
    [
      'is by the next list that begins where the last one ended',
      [list(1, 3), data(2, 1), list(9, 5, { since: '1,a' })],
      2,
    ],
    [
      'is not by one that begins elsewhere',
      [list(1, 3), data(2, 1), list(9, 5, { since: '0,a' })],
      undefined,
    ],
    [
      'is not by the list of categories',
      [contact(1, { listed: 'config', anchor: '1,a', revisions: 0 })],
      undefined,
    ],
  ];
  for (const [title, contacts, expected] of rows) {
    it(title, () => {
      const [first = contact(0)] = contacts;
      const after = contacts.reduce(afterContact, newDownstream('CS1/sup', 'id', first));
      assert.equal(after.lastSynchronization, expected);
    });
  }

  it('counts what was handed out, refused and failed', () => {
    const contacts = [list(1, 3), data(2, 2), contact(3, { isRefused: true, fault: 'InvalidCookie' })];
    const { lastFault, ...after } = contacts.reduce(afterContact, newDownstream('CS1/sup', 'id', list(1, 3)));
    assert.deepEqual(
      [after.requests, after.revisions, after.documents, after.filesNamed, after.bytes, after.refused],
      [3, 3, 2, 2, 300, 1],
    );
    assert.deepEqual([after.firstContact, after.lastContact, after.anchor], [1, 3, '1,a']);
    assert.deepEqual(lastFault, { time: 3, operation: 'GetCookie', fault: 'InvalidCookie' });
  });

  it('is synchronized when it reports, whatever it had already', () => {
    const before = [list(1, 3), data(2, 1)].reduce(afterContact, newDownstream('CS1/sup', 'id', list(1, 3)));
    assert.equal(afterReport(before, 5, []).lastSynchronization, 2);
  });
});
