import type { Clock } from '../../base/clock.ts';
import type { Notification } from '../../domain/notification.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ClientSettings } from '../../protocol/client/clientSettings.ts';
import type { NotificationOrigin } from './notificationText.ts';

/** What a channel tells a notification with. */
export interface Delivery {
  readonly notification: Notification;
  readonly origin: NotificationOrigin;
  readonly settings: Settings['notify'];
  /** Proxy, trust and time limits, as for upstream servers. */
  readonly client: ClientSettings;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Tells one notification. Resolves with what was done, in words; rejects with an error of the catalog. */
export type Channel = (delivery: Delivery) => Promise<string>;
