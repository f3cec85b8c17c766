import type { SupDocument } from '../domain/documents.ts';
import { asSyncError, SyncError } from '../domain/errors/syncError.ts';
import { contentPortOf, loopback } from '../domain/supListening.ts';
import type { UpdateServiceListener } from '../protocol/server/updateServiceListener.ts';
import type { ServerCertificate } from './certificates/serverCertificate.ts';
import { type BoundListener, isPortTaken } from './boundListener.ts';

/** What a listener is made for. */
export interface ListenerPurpose {
  /** With it the listener speaks HTTPS. */
  readonly certificate?: ServerCertificate;
  readonly contentOnly?: boolean;
  /** Other machines reach it. */
  readonly isOuter: boolean;
}

/** Makes the listeners of one SUP. */
export type MakeListener = (purpose: ListenerPurpose) => UpdateServiceListener;

const mostAttempts = 10;

/**
 * Listens where a SUP is to be reached by other machines: its port, and with HTTPS the plain one for /Content. Rejects, nothing
 * listening, where one of them cannot be had.
 */
export async function listenOutside(
  sup: SupDocument,
  make: MakeListener,
  certificate: ServerCertificate | undefined,
): Promise<readonly BoundListener[]> {
  const host = sup.listen ?? loopback;
  for (let attempt = 1; ; attempt++) {
    const main = make({ isOuter: true, ...(certificate === undefined ? {} : { certificate }) });
    const bound = await bind(main, sup, host, sup.port);
    const contentPort = contentPortOf({ ...sup, port: bound.port });
    if (contentPort === undefined) return [bound];
    try {
      return [bound, await bind(make({ isOuter: true, contentOnly: true }), sup, host, contentPort)];
    } catch (error) {
      await main.close(0);
      // Only a port that the system chose may be another one.
      if (sup.port !== 0 || attempt === mostAttempts || !isPortTaken(causeOf(error))) throw error;
    }
  }
}

async function bind(
  listener: UpdateServiceListener,
  { serverName }: SupDocument,
  host: string,
  port: number,
): Promise<BoundListener> {
  try {
    return { listener, ...(await listener.listen({ port, host })) };
  } catch (error) {
    const { key, message } = asSyncError(error);
    throw new SyncError(key, `${serverName} cannot listen on port ${port} of ${host}: ${message}`, {
      cause: error,
      source: 'SupListeners',
    });
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
