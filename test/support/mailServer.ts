import { once } from 'node:events';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { readAll } from './readAll.ts';

/** A mail that an SMTP server took. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly isSecure: boolean;
  readonly user: string | undefined;
}

/** An SMTP server on loopback that keeps what it takes. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  readonly #server: SMTPServer;
  #port = 0;

  private constructor(options: SMTPServerOptions) {
    this.#server = new SMTPServer({
      logger: false,
      ...options,
      onAuth: ({ username, password }, _session, done) => {
        if (password === 'right') done(null, { user: username });
        else done(new Error('Wrong password'));
      },
      onData: (stream, session, done) => {
        readAll(stream).then(
          (bytes) => {
            const { mailFrom, rcptTo } = session.envelope;
            this.mails.push({
              from: mailFrom === false ? '' : mailFrom.address,
              to: rcptTo.map(({ address }) => address),
              text: Buffer.from(bytes).toString(),
              isSecure: session.secure,
              user: typeof session.user === 'string' ? session.user : undefined,
            });
            done();
          },
          (error: unknown) => {
            done(error instanceof Error ? error : new Error(String(error)));
          },
        );
      },
    });
    // A client that refuses the certificate ends the connection: the test sees that on the client's side.
    this.#server.on('error', () => undefined);
  }

  /** Listens on a free port of loopback. */
  static async listen(options: SMTPServerOptions): Promise<MailServer> {
    const server = new MailServer(options);
    const listening = server.#server.listen(0, '127.0.0.1');
    if (!listening.listening) await once(listening, 'listening');
    const address = listening.address();
    server.#port = typeof address === 'object' && address !== null ? address.port : 0;
    return server;
  }

  get port(): number {
    return this.#port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }
}
