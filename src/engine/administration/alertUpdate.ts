import type { AlertDocument, NotificationDocument } from '../../domain/documents.ts';
import { channelsOf } from '../../domain/notification.ts';
import type { NotificationChange } from '../../domain/notificationChannel.ts';
import type { Settings } from '../../domain/settings.ts';
import type { DocumentChange } from '../../domain/store.ts';
import type { EnginePorts } from '../ports.ts';

/**
 * What an alert's change puts into a commit: the alert and, where it was raised or canceled, a notification for every channel that is set
 * up, so that neither is ever without the other.
 */
export function alertUpdate(
  ports: Pick<EnginePorts, 'clock' | 'ids'>,
  { notify }: Pick<Settings, 'notify'>,
  before: AlertDocument | undefined,
  after: AlertDocument,
): readonly DocumentChange[] {
  const change = changeOf(before, after);
  const put: DocumentChange = { collection: 'alerts', put: after };
  if (change === undefined) return [put];
  const time = ports.clock.now();
  const notifications = channelsOf(notify).map((channel): NotificationDocument => ({
    _id: `${new Date(time).toISOString()} ${ports.ids.guid()}`,
    ...{ channel, change, time, alert: after, attempts: 0, nextAttempt: time },
  }));
  return [put, ...notifications.map((document) => ({ collection: 'notifications', put: document }) as const)];
}

function changeOf(before: AlertDocument | undefined, after: AlertDocument): NotificationChange | undefined {
  if (after.state === 'active') {
    if (before?.state !== 'active') return 'raised';
    const lastTold = before.reminded ?? before.changed;
    return (after.reminded ?? lastTold) === lastTold ? undefined : 'reminder';
  }
  // Of one that was postponed it has been told that it was raised.
  const wasTold = before?.state === 'active' || before?.state === 'postponed';
  return after.state === 'canceled' && wasTold ? 'canceled' : undefined;
}
