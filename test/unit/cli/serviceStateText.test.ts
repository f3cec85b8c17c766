import assert from 'node:assert/strict';
import { serviceStateText } from '../../../src/cli/render/serviceStateText.ts';
import { isServiceState, type ServiceState } from '../../../src/service/rpc/messages.ts';

const state: ServiceState = {
  ...{ api: 1, version: '1.2.3', pid: 4711, started: '2026-11-24T08:00:00.000Z', onDemand: true },
  ...{ doors: 2, running: ['CS1', 'PS1'] },
};
const health = {
  ...{ heartbeatAge: 61, longestDelay: 0.25, notificationsWaiting: 2 },
  failingChannels: [{ channel: 'mail', error: 'Nobody answers' }],
};

describe('The state of a service in words', () => {
  it('tells what it does, how late it is and what it cannot tell', () => {
    assert.equal(
      serviceStateText({ ...state, health }),
      [
        'Process:       4711, version 1.2.3, since 2026-11-24T08:00:00.000Z, on demand',
        'Connections:   2',
        'Synchronizes:  CS1, PS1',
        'Heartbeat:     61 s ago; event loop at most 250 ms late',
        'Notifications: 2 to be told',
        '  mail fails: Nobody answers',
        '',
      ].join('\n'),
    );
  });

  it('does without the health of an earlier build, and takes no damaged one', () => {
    assert.ok(isServiceState(state));
    assert.match(serviceStateText(state), /Synchronizes: {2}CS1, PS1\n$/);
    assert.ok(isServiceState({ ...state, health }));
    for (const damaged of [
      null,
      {},
      { ...health, longestDelay: -1 },
      { ...health, failingChannels: [{ channel: 'mail' }] },
    ])
      assert.ok(!isServiceState({ ...state, health: damaged }));
  });
});
