import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { diagnosticsReport } from '../../../../src/extension/diagnostics/diagnosticsReport.ts';
import { failedRow, failedRun, siteView, statusRow } from '../../../support/serviceViews.ts';

const setting = { isDefault: false, unit: null, range: null, description: '' };
const report = diagnosticsReport(
  {
    versions: [['Software Update Sync', '0.1.0']],
    dataFolder: '/home/jane/.local/share/software-update-sync',
    connection: 'open',
    service: { pid: 5, health: { heartbeatAge: 12 } },
    sites: [siteView({ source: 'http://jane:hunter2@wsus.contoso.com:8530' })],
    status: [statusRow(), failedRow],
    alerts: [
      {
        _id: 'a',
        name: 'Sync',
        severity: 'critical',
        state: 'active',
        changed: 1,
        message: 'See https://x.test/?token=abc',
      },
    ],
    failures: [failedRun],
    settings: [
      { ...setting, key: 'links.checkSeconds', value: '30' },
      { ...setting, key: 'notify.webhook.url', value: 'https://hooks.test/T0/secret' },
      { ...setting, key: 'proxy.password', value: 'hunter' },
      { ...setting, key: 'alerts.onFailure', value: 'on', isDefault: true },
    ],
  },
  '/home/jane',
);

describe('Diagnostics', () => {
  it('tell versions, service, sites, states, failures and changed settings', () => {
    for (const part of [
      '- Software Update Sync: 0.1.0',
      '- Data folder: ~/.local/share/software-update-sync',
      '- health.heartbeatAge: 12',
      '- PS1 ps1sup.contoso.com: 6703 Synchronization failed, version 11, last success 2026-11-21T09:00:00.000Z, 0x80072EFD No connection',
      '- 2026-11-24T11:56:00.000Z PS1 11112222, delta, parent: 0x80072EFD cannotConnect',
      '- links.checkSeconds: 30',
    ])
      assert.ok(report.includes(part), `${part}\n${report}`);
    assert.ok(!report.includes('alerts.onFailure'));
  });

  it('have no secret, no address with one, and no home folder', () => {
    for (const secret of ['jane', 'hunter', 'hooks.test', 'abc']) assert.ok(!report.includes(secret), report);
    assert.ok(report.includes('- notify.webhook.url: (set)'));
  });

  it('say why there is no service, and what was not read', () => {
    const error = new SyncError('serviceEnded', 'The service has ended');
    const text = diagnosticsReport({ versions: [], dataFolder: '/x', connection: 'failed', error }, '');
    assert.match(text, /serviceEnded: The service has ended/);
    assert.match(text, /## Sites\n\nnot read/);
  });
});
