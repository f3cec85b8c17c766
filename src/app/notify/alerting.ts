import { statfs } from 'node:fs/promises';
import os from 'node:os';
import type { Clock, Timer } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { AlertDocument } from '../../domain/documents.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import { channelsOf, type Notification } from '../../domain/notification.ts';
import type { NotificationChannel } from '../../domain/notificationChannel.ts';
import type { SecretStore } from '../../domain/secretStore.ts';
import { lookAtAlerts } from '../../engine/administration/alertLook.ts';
import type { EnginePorts } from '../../engine/ports.ts';
import type { ClientSettings } from '../../protocol/client/clientSettings.ts';
import type { SourceStep } from '../application.ts';
import type { Channel } from './channel.ts';
import { commandChannel } from './commandChannel.ts';
import { mailChannel } from './mailChannel.ts';
import { Notifier, type NotifierState } from './notifier.ts';
import { webhookChannel } from './webhookChannel.ts';

/** What alerts and their notifications work with. */
export interface AlertingOptions {
  readonly folder: string;
  readonly ports: EnginePorts;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly secrets: SecretStore;
  readonly client: () => Promise<ClientSettings>;
  readonly onFailure: (error: SyncError) => void;
}

const channels: Readonly<Record<NotificationChannel, Channel>> = {
  webhook: webhookChannel,
  mail: mailChannel,
  command: commandChannel,
};

/** How long a process that ends tells what is due. */
const lastDeliveries = 10_000;

/** Looks at the alerts of an open data folder and tells their changes outside. */
export class Alerting implements Disposable {
  readonly #options: AlertingOptions;
  readonly #notifier: Notifier;

  constructor(options: AlertingOptions) {
    this.#options = options;
    const { ports, clock, timer, onFailure } = options;
    this.#notifier = new Notifier({
      ...{ store: ports.store, fence: ports.fence, clock, timer, onFailure },
      deliver: ({ _id, channel, change, time, alert }, signal) =>
        this.#tell(channel, { id: _id, change, time, alert }, signal),
    });
  }

  get notifications(): NotifierState {
    return this.#notifier.state;
  }

  /** Raises and cancels what the state of things asks for. */
  async look(): Promise<void> {
    const { ports, folder, secrets } = this.#options;
    await lookAtAlerts(ports, { freeBytes: await freeBytes(folder), missingSecrets: secrets.missing() });
  }

  /** Sends a test by the given channels, else by all that are set up. */
  async test(wanted: readonly NotificationChannel[]): Promise<readonly SourceStep[]> {
    const { ports, clock } = this.#options;
    const { notify } = await ports.settings();
    const steps: SourceStep[] = [];
    const time = clock.now();
    const alert: AlertDocument = {
      ...{ _id: 'test', name: 'Test of the notifications', severity: 'information', state: 'active' },
      ...{ changed: time, message: 'This is a test. Nothing has happened', remedy: 'None is needed.' },
    };
    for (const channel of wanted.length > 0 ? wanted : channelsOf(notify)) {
      const notification = { id: `test ${ports.ids.guid()}`, change: 'test', time, alert } as const;
      try {
        const detail = await this.#tell(channel, notification, new AbortController().signal);
        steps.push({ step: channel, ok: true, detail, remedy: null });
      } catch (error) {
        const { message, entry } = asSyncError(error);
        steps.push({ step: channel, ok: false, detail: message, remedy: entry.remedy });
      }
    }
    return steps;
  }

  /** Tells what is due, for a while, before the process ends. */
  async close(): Promise<void> {
    const bounded = new AbortController();
    const late = this.#options.clock.sleep(lastDeliveries, bounded.signal).catch(() => {
      // Everything was told in time.
    });
    try {
      await Promise.race([this.#notifier.deliverDue(), late]);
    } finally {
      bounded.abort();
      this.dispose();
      await this.#notifier.deliverDue();
    }
  }

  dispose(): void {
    this.#notifier.dispose();
  }

  async #tell(
    channel: NotificationChannel,
    notification: Notification,
    signal: AbortSignal,
  ): Promise<string> {
    const { ports, client, clock, folder } = this.#options;
    return channels[channel]({
      ...{ notification, clock, signal, origin: { host: os.hostname(), folder } },
      settings: (await ports.settings()).notify,
      client: await client(),
    });
  }
}

async function freeBytes(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    // A file system that does not tell is not watched; a broken one shows with the next commit.
    return undefined;
  }
}
