import assert from 'node:assert/strict';
import type { AlertDocument } from '../../../../src/domain/documents.ts';
import { activeAlerts, alertRow, shownAlerts } from '../../../../src/extension/alerts/alertRow.ts';

const now = Date.parse('2026-11-28T12:00:00Z');

function alert(changes: Partial<AlertDocument> = {}): AlertDocument {
  return {
    ...{ _id: 'sync/CS1', name: 'Synchronization of CS1', severity: 'critical', state: 'active' },
    changed: now - 300_000,
    ...{ siteCode: 'CS1', code: 0x80072efd, message: 'No connection', cause: 'Nothing answers' },
    remedy: 'Check that the server runs',
    ...changes,
  };
}

describe('The list of alerts', () => {
  it('begins with what has to be looked at first, and leaves out what is over', () => {
    const alerts = [
      alert({ _id: 'disabled', state: 'disabled' }),
      alert({ _id: 'over', state: 'canceled' }),
      alert({ _id: 'never', state: 'neverTriggered' }),
      alert({ _id: 'postponed', state: 'postponed' }),
      alert({ _id: 'warning', severity: 'warning', changed: now }),
      alert({ _id: 'older', changed: now - 600_000 }),
      alert({ _id: 'newer' }),
    ];
    assert.deepEqual(
      shownAlerts(alerts).map(({ _id }) => _id),
      ['newer', 'older', 'warning', 'postponed', 'disabled'],
    );
    assert.equal(activeAlerts(alerts), 3);
  });

  it('counts what no other view counts: synchronizations that failed are counted where the sites are', () => {
    const { code, ...overdue } = alert({ _id: 'sync/CS1/cs1sup' });
    assert.ok(code !== undefined);
    const alerts = [alert({ _id: 'sync/CS1/cs1sup' }), overdue, alert({ _id: 'disk' })];
    assert.equal(activeAlerts(alerts), 2);
  });

  for (const [changes, icon, description, capabilities] of [
    [{}, 'error', 'CS1 · raised 5 min ago', 'alert canPostpone canDisable canExplain'],
    [{ severity: 'warning' }, 'warning', 'CS1 · raised 5 min ago', 'alert canPostpone canDisable canExplain'],
    [
      { state: 'postponed', postponedUntil: now + 7_200_000 },
      'clock',
      'CS1 · postponed, again in 2 h',
      'alert canDisable canEnable canExplain',
    ],
    [{ state: 'disabled' }, 'bell-slash', 'CS1 · disabled', 'alert canEnable canExplain'],
  ] as const)
    it(`shows ${JSON.stringify(changes)} as ${icon}: ${description}`, () => {
      const row = alertRow(alert(changes), now);
      assert.equal(row.icon, icon);
      assert.equal(row.description, description);
      assert.equal(row.capabilities.join(' '), capabilities);
    });

  it('tells cause and remedy in the tooltip, and lets no text from outside write Markdown', () => {
    const { tooltip } = alertRow(alert({ message: '[x](command:y)' }), now);
    assert.match(tooltip, /Check that the server runs/);
    assert.ok(!tooltip.includes('](command:'));
  });
});
