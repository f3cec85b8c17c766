import { isFingerprint } from '../fingerprint.ts';
import { choice, optionalText, textList, wholeNumber } from './definition.ts';

const origin = 'this product: none';

/** How changes of alerts are told: by webhook, mail, command. */
export const notificationTable = {
  'notify.remindDays': wholeNumber({
    ...{ default: 0, low: 0, high: 365, unit: 'days', zero: 'off' },
    description: 'Remind of an alert that is still active after so many days, again and again',
    origin: 'this product: told once is enough',
  }),
  'notify.webhook.url': optionalText({
    allowed: 'an http or https URL without user name and password, or empty for none',
    check: isWebhookUrl,
    description: 'Address that changes of alerts are posted to as JSON',
    origin,
  }),
  'notify.webhook.pin': optionalText({
    allowed: 'SHA-256 of a certificate in hex, colons allowed, or empty for none',
    check: isFingerprint,
    description: 'Certificate that must be in the chain of the webhook server, besides all other checks',
    origin,
  }),
  'notify.webhook.secret': optionalText({
    secret: true,
    allowed: 'a text, or empty for none',
    check: (text) => text.length <= 1024,
    description: 'Key of the HMAC-SHA-256 in the header X-Susync-Signature of each post; never shown',
    origin,
  }),
  'notify.mail.server': optionalText({
    allowed: 'a host name or address, or empty for none',
    check: (text) => /^[\w.:-]{1,255}$/.test(text),
    description: 'SMTP server that takes mail about changes of alerts',
    origin,
  }),
  'notify.mail.port': wholeNumber({
    ...{ default: 587, low: 1, high: 65_535, unit: '' },
    description: 'Port of the SMTP server',
    origin: 'RFC 6409: message submission',
  }),
  'notify.mail.security': choice({
    options: ['starttls', 'tls', 'none'],
    default: 'starttls',
    description:
      'How the connection to the SMTP server is secured; with none, no user name and password are sent',
    origin: 'RFC 8314: with port 465 it is tls',
  }),
  'notify.mail.from': optionalText({
    allowed: 'a mail address, or empty for none',
    check: isMailAddress,
    description: 'Sender of the mail',
    origin,
  }),
  'notify.mail.to': textList({
    allowed: 'mail addresses, separated by commas',
    check: isMailAddress,
    description: 'Receivers of the mail',
    origin,
  }),
  'notify.mail.user': optionalText({
    allowed: 'a user name, or empty for none',
    check: (text) => text.length <= 256 && !/\p{Cc}/u.test(text),
    description: 'User name for the SMTP server',
    origin,
  }),
  'notify.mail.password': optionalText({
    secret: true,
    allowed: 'a password, or empty for none',
    check: (text) => text.length <= 1024,
    description: 'Password for the SMTP server; never shown',
    origin,
  }),
  'notify.command.program': optionalText({
    allowed: 'the absolute path of a program, or empty for none',
    check: (text) => /^(?:\/|[A-Za-z]:\\|\\\\)/.test(text) && !/\p{Cc}/u.test(text),
    description:
      'Program that is run, without a shell, at changes of alerts; the facts are in its environment',
    origin,
  }),
  'notify.command.arguments': textList({
    allowed: 'texts, separated by commas',
    check: (text) => text.length <= 1024 && !text.includes('\0'),
    description: 'Arguments of that program',
    origin,
  }),
  'notify.command.timeoutSeconds': wholeNumber({
    ...{ default: 30, low: 1, high: 600, unit: 'seconds' },
    description: 'Time after which that program is ended',
    origin: 'this product: long enough to hand a message on',
  }),
} as const;

function isWebhookUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hostname !== '';
}

function isMailAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s@<>,;"\p{Cc}]+@[^\s@<>,;"\p{Cc}]+$/u.test(text);
}
