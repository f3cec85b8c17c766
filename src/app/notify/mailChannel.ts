import { createTransport } from 'nodemailer';
import { errorCode } from '../../base/errorCode.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { NotificationSettings } from '../../domain/settings.ts';
import { transportError } from '../../protocol/client/transportError.ts';
import { trustedRoots } from '../../protocol/client/trustStore.ts';
import type { Channel } from './channel.ts';
import { htmlText, plainText, subjectOf } from './notificationText.ts';

/** Sends the notification by mail. Without `none` nothing is said before the connection is secured and the certificate verified. */
export const mailChannel: Channel = async ({ notification, origin, settings: { mail }, client, signal }) => {
  const { server, port, security, from, to } = mail;
  if (server === null || from === null || to.length === 0)
    throw new SyncError(
      'invalidRequest',
      'notify.mail.server, notify.mail.from and notify.mail.to must be set',
    );
  const transport = createTransport({
    ...{ host: server, port, secure: security === 'tls' },
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...signIn(mail),
    tls: { ca: await trustedRoots(client.tls.certificateAuthorities), minVersion: 'TLSv1.2' },
    connectionTimeout: client.timeouts.connect,
    greetingTimeout: client.timeouts.connect,
    socketTimeout: client.timeouts.stall,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const stop = (): void => {
    transport.close();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    const { accepted, rejected, response } = await transport.sendMail({
      ...{ from, to: [...to], subject: subjectOf(notification) },
      text: plainText(notification, origin),
      html: htmlText(notification, origin),
      // The same at every attempt: mail programs show one message.
      messageId: `<${notification.id.replaceAll(/[^\w.-]/g, '-')}@susync.invalid>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Susync-Delivery': notification.id },
    });
    if (rejected.length > 0)
      throw new SyncError(
        'mailRefused',
        `${server} refused ${rejected.length} of ${to.length} receivers: ${response}`,
        {
          source: 'Mail',
        },
      );
    return `${server} took it for ${accepted.length} of ${to.length} receivers: ${response}`;
  } catch (error) {
    throw mailError(error, `${server}:${port}`);
  } finally {
    signal.removeEventListener('abort', stop);
    transport.close();
  }
};

function signIn({ security, user, password }: NotificationSettings['mail']): object {
  // Never over a connection that others can read.
  if (user === null || security === 'none') return {};
  return { auth: { user, pass: password ?? '' } };
}

/** Errors of the library as those of the catalog: it tells where it failed by a code of its own. */
function mailError(error: unknown, where: string): SyncError {
  if (error instanceof SyncError || !(error instanceof Error)) return asSyncError(error, 'Mail');
  const code = errorCode(error) ?? '';
  const said = `${where}: ${error.message}`.replaceAll(/\s+/g, ' ').slice(0, 500);
  const options = { cause: error, source: 'Mail' };
  switch (code) {
    case 'EAUTH':
    case 'ENOAUTH':
      return new SyncError('mailSignIn', said, options);
    case 'ETLS':
      return new SyncError('mailNotSecured', said, options);
    case 'EENVELOPE':
    case 'EMESSAGE':
    case 'EPROTOCOL':
      return new SyncError('mailRefused', said, options);
    default: {
      // It puts a code of its own in place of the system's and keeps that one.
      const original = 'originalCode' in error ? error.originalCode : code;
      const failure = transportError({ code: original }, where);
      if (failure.key === 'untrustedCertificate' || failure.key === 'invalidCertificate')
        return new SyncError('mailNotSecured', said, options);
      return failure;
    }
  }
}
