import { errorCode } from '../base/errorCode.ts';
import type { UpdateServiceListener } from '../protocol/server/updateServiceListener.ts';

/** A listener with the port and root URL that it got. */
export interface BoundListener {
  readonly listener: UpdateServiceListener;
  readonly url: string;
  readonly port: number;
}

/** Listens on loopback at the wanted port, or at any free one where another program has it. */
export async function listenOn(
  listener: UpdateServiceListener,
  port: number,
): Promise<{ readonly url: string; readonly port: number }> {
  try {
    return await listener.listen({ port });
  } catch (error) {
    if (port === 0 || !isPortTaken(error)) throw error;
    return listener.listen({ port: 0 });
  }
}

/** Whether listening failed for the port alone: another program has it, or this user may not. */
export function isPortTaken(error: unknown): boolean {
  return ['EADDRINUSE', 'EACCES'].includes(errorCode(error) ?? '');
}
