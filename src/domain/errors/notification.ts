import type { ErrorEntry } from './entry.ts';

/** Failures of telling a change of an alert. Codes: winerror.h where one exists, else this product's own. */
export const notificationErrors = {
  webhookRefused: {
    code: 0x80046740,
    title: 'The webhook was refused',
    cause: 'The server of the webhook answered with a status that is no success.',
    remedy: 'Check notify.webhook.url and notify.webhook.secret, then run susync alerts test --webhook.',
    retryable: true,
    action: 'openSettings',
  },
  mailRefused: {
    code: 0x80046741,
    title: 'The mail was refused',
    cause: 'The SMTP server did not accept the sender, a receiver or the message.',
    remedy: 'Check notify.mail.from and notify.mail.to, then run susync alerts test --mail.',
    retryable: true,
    action: 'openSettings',
  },
  mailSignIn: {
    code: 0x80046742,
    title: 'The SMTP server refused the sign-in',
    cause: 'The user name or the password is wrong, or the server wants another way to sign in.',
    remedy: 'Set notify.mail.user and notify.mail.password anew, then run susync alerts test --mail.',
    retryable: false,
    action: 'openSettings',
  },
  mailNotSecured: {
    code: 0x80046743,
    title: 'The connection to the SMTP server could not be secured',
    cause: 'The server offers no STARTTLS, or its certificate is not trusted.',
    remedy:
      'Check notify.mail.port and notify.mail.security; add the root certificate of the server with --ca to susync serve.',
    retryable: false,
    action: 'addCertificate',
  },
  commandFailed: {
    code: 0x80046744,
    title: 'The notification program failed',
    cause: 'The program could not be started, ended with an exit code other than 0, or took too long.',
    remedy:
      'Look at its output in the log, correct notify.command.program, then run susync alerts test --command.',
    retryable: true,
    action: 'openSettings',
  },
} as const satisfies Record<string, ErrorEntry>;
