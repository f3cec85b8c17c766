import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  isStatusHostMessage,
  isStatusPageMessage,
  type StatusHostMessage,
  type StatusPageMessage,
  type StatusPageState,
} from '../../../src/contract/statusPage.ts';

const error = { code: '0x80072EFD', message: 'No connection', remedy: null };
const state: StatusPageState = {
  ...{ subject: '', title: 'Synchronization Status', now: 5 },
  sups: [
    {
      ...{
        siteCode: 'CS1',
        serverName: 'a',
        source: '',
        pullsFrom: null,
        wellbeing: 'failed',
        state: '6703',
      },
      ...{ version: 1, behind: 0, lastSuccess: null, error },
    },
  ],
  runs: [
    {
      ...{ id: 'a', siteCode: 'CS1', kind: 'full', outcome: 'failed', why: '', started: 1, ended: null },
      changes: { new: 1, modified: 0, expired: 0, removed: 0, failed: 0 },
      ...{ items: null, version: null, error },
    },
  ],
};
const fromPage: readonly StatusPageMessage[] = [
  { kind: 'ready' },
  { kind: 'openRun', id: '2026-11-24T11:52:00.000Z CS1 0a1b2c3d' },
  { kind: 'showLog', siteCode: 'CS1' },
  { kind: 'explain', code: '0x80072EFD' },
  { kind: 'save', content: '<p>x</p>' },
];
const fromHost: readonly StatusHostMessage[] = [
  { kind: 'state', state },
  { kind: 'failed', message: 'x', remedy: 'y' },
];

describe('Messages of the status page', () => {
  for (const message of fromPage)
    it(`are taken from the page: ${message.kind}`, () => {
      assert.ok(isStatusPageMessage(JSON.parse(JSON.stringify(message))));
      assert.equal(isStatusHostMessage(message), false);
    });

  for (const message of fromHost)
    it(`are taken from the host: ${message.kind}`, () => {
      assert.ok(isStatusHostMessage(JSON.parse(JSON.stringify(message))));
      assert.equal(isStatusPageMessage(message), false);
    });

  it('are refused when a member is missing or is something else', () => {
    const [sup] = state.sups;
    const [run] = state.runs;
    for (const broken of [
      ...Object.keys(sup ?? {}).map((name) => ({ ...state, sups: [{ ...sup, [name]: {} }] })),
      ...Object.keys(run ?? {}).map((name) => ({ ...state, runs: [{ ...run, [name]: [] }] })),
      ...Object.keys(state).map((name) => ({ ...state, [name]: undefined })),
      { ...state, runs: Array.from({ length: 1001 }, () => run) },
    ])
      assert.equal(
        isStatusHostMessage({ kind: 'state', state: broken }),
        false,
        JSON.stringify(broken).slice(0, 400),
      );
  });

  it('of any other shape are refused', () => {
    assert.equal(isStatusPageMessage({ kind: 'save', content: 'x'.repeat(4_000_001) }), false);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        assert.equal(isStatusHostMessage(value), false);
        assert.equal(
          isStatusPageMessage({ kind: 'openRun', id: value }),
          typeof value === 'string' && value.length <= 4000,
        );
      }),
    );
  });
});
