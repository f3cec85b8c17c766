import { formatCode } from '../../domain/errors/syncError.ts';
import type { Notification } from '../../domain/notification.ts';
import type { NotificationChange } from '../../domain/notificationChannel.ts';

/** Where a notification comes from. */
export interface NotificationOrigin {
  /** Name of the machine. */
  readonly host: string;
  readonly folder: string;
}

const changes: Readonly<Record<NotificationChange, string>> = {
  raised: 'Alert',
  canceled: 'Alert canceled',
  reminder: 'Alert still active',
  test: 'Test',
};

/** Subject of the mail, without line breaks. */
export function subjectOf({ change, alert }: Notification): string {
  return `[susync] ${changes[change]}: ${alert.name}`.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 200);
}

/** The facts in the order in which a reader wants them: name and value. */
export function factsOf(
  { change, time, alert }: Notification,
  { host, folder }: NotificationOrigin,
): readonly (readonly [name: string, value: string])[] {
  const { message, code, cause, remedy, siteCode } = alert;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['What', `${changes[change]}: ${alert.name}`],
    ['State', alert.state === 'neverTriggered' ? 'never triggered' : alert.state],
    ['Message', message],
    ['Cause', cause],
    ['Remedy', remedy],
    ['Code', code === undefined ? undefined : formatCode(code)],
    ['Severity', alert.severity],
    ['Site', siteCode],
    ['Time', new Date(time).toISOString()],
    ['Machine', host],
    ['Data folder', folder],
    ['Alert id', alert._id],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** Body of the mail as plain text. */
export function plainText(notification: Notification, origin: NotificationOrigin): string {
  return factsOf(notification, origin)
    .map(([name, value]) => `${`${name}:`.padEnd(13)}${value.replaceAll(/\s+/g, ' ')}\n`)
    .join('');
}

/** Body of the mail as HTML; nothing in it is loaded from anywhere. */
export function htmlText(notification: Notification, origin: NotificationOrigin): string {
  const rows = factsOf(notification, origin)
    .map(
      ([name, value]) =>
        `<tr><th align="left" valign="top">${escaped(name)}</th><td>${escaped(value)}</td></tr>\n`,
    )
    .join('');
  return `<!DOCTYPE html>\n<html lang="en"><body>\n<table cellpadding="4">\n${rows}</table>\n</body></html>\n`;
}

/** Body of the webhook: schema `susync.alert/1`. Members are only ever added. */
export function webhookBody(
  { id, change, time, alert }: Notification,
  { host, folder }: NotificationOrigin,
): string {
  const { _id, name, severity, state, changed, siteCode, message, code, cause, remedy } = alert;
  return JSON.stringify({
    schema: 'susync.alert/1',
    ...{ id, change, time: new Date(time).toISOString(), host, folder },
    alert: {
      ...{ id: _id, name, severity, state, changed: new Date(changed).toISOString() },
      siteCode: siteCode ?? null,
      message: message ?? null,
      code: code === undefined ? null : formatCode(code),
      cause: cause ?? null,
      remedy: remedy ?? null,
    },
  });
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
