import { createHmac } from 'node:crypto';
import { SyncError } from '../../domain/errors/syncError.ts';
import { HttpTransport } from '../../protocol/client/httpTransport.ts';
import type { Channel } from './channel.ts';
import { webhookBody } from './notificationText.ts';

const answerLimit = 65_536;
const firstByte = 30_000;

/** Posts the notification as JSON, signed where a secret is set. Redirections are not followed. */
export const webhookChannel: Channel = async ({
  notification,
  origin,
  settings: { webhook },
  client,
  clock,
  signal,
}) => {
  if (webhook.url === null) throw new SyncError('invalidRequest', 'notify.webhook.url is not set');
  const url = new URL(webhook.url);
  const body = Buffer.from(webhookBody(notification, origin));
  const timestamp = String(Math.floor(clock.now() / 1000));
  const transport = new HttpTransport(
    {
      ...client,
      tls: { ...client.tls, ...(webhook.pin === null ? {} : { pin: webhook.pin }) },
      timeouts: { ...client.timeouts, firstByte: Math.min(client.timeouts.firstByte, firstByte) },
    },
    clock,
    url,
  );
  // Without the query, which may hold a key of the receiver.
  const where = `${url.origin}${url.pathname}`;
  try {
    const answer = await transport.request({
      ...{ method: 'POST', url, body, limit: answerLimit, signal, where },
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'X-Susync-Delivery': notification.id,
        'X-Susync-Timestamp': timestamp,
        ...(webhook.secret === null
          ? {}
          : { 'X-Susync-Signature': signatureOf(webhook.secret, timestamp, body) }),
      },
    });
    answer.discard();
    if (answer.status >= 200 && answer.status < 300) return `${where} answered ${answer.status}`;
    throw new SyncError('webhookRefused', `${where} answered ${answer.status}`, { source: 'Webhook' });
  } finally {
    transport.close();
  }
};

/** `sha256=` and the HMAC-SHA-256, in hex, over the time stamp, a full stop and the body: a recorded post cannot be played back later. */
export function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}
