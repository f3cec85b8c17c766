import type { AlertDocument } from './documents.ts';
import {
  type NotificationChange,
  type NotificationChannel,
  notificationChannels,
} from './notificationChannel.ts';
import type { NotificationSettings } from './settings.ts';

/** What is told. Receivers may get one twice, with the same id. */
export interface Notification {
  readonly id: string;
  readonly change: NotificationChange;
  /** ms UTC. */
  readonly time: number;
  readonly alert: AlertDocument;
}

/** The channels that are set up. */
export function channelsOf({ webhook, mail, command }: NotificationSettings): readonly NotificationChannel[] {
  const isSetUp: Readonly<Record<NotificationChannel, boolean>> = {
    webhook: webhook.url !== null,
    mail: mail.server !== null && mail.from !== null && mail.to.length > 0,
    command: command.program !== null,
  };
  return notificationChannels.filter((channel) => isSetUp[channel]);
}
