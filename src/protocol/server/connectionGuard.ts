import type { Socket } from 'node:net';

/** What the connections of one listener are held to; times in ms. */
export interface ConnectionLimits {
  readonly connectionsPerAddress: number;
  readonly paceTime: number;
}

/** Bytes by which an answer must get on in each period: a reader slower than this only holds a place. */
const leastProgress = 16 * 1024;

interface Watched {
  sent: number;
  isWaiting: boolean;
}

/**
 * Keeps one address from taking all connections of a listener, and readers that hardly read from holding theirs: an answer of which
 * bytes wait for their reader is cut off when it does not get on. Answers that are being made are not looked at.
 */
export class ConnectionGuard {
  readonly #limits: ConnectionLimits;
  readonly #watched = new Map<Socket, Watched>();
  readonly #counts = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(limits: ConnectionLimits) {
    this.#limits = limits;
    this.#timer = setInterval(() => {
      this.#check();
    }, limits.paceTime).unref();
  }

  /** Counts a connection, or cuts it off where its address has enough of them. */
  take(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const count = (this.#counts.get(address) ?? 0) + 1;
    if (count > this.#limits.connectionsPerAddress) {
      socket.destroy();
      return;
    }
    this.#counts.set(address, count);
    socket.once('close', () => {
      this.#leave(address);
    });
  }

  /** Looks from now on at how the other side reads: what answers are written to, over TLS the secured side. */
  watch(socket: Socket): void {
    this.#watched.set(socket, { sent: 0, isWaiting: false });
    socket.once('close', () => {
      this.#watched.delete(socket);
    });
  }

  dispose(): void {
    clearInterval(this.#timer);
  }

  #leave(address: string): void {
    const count = (this.#counts.get(address) ?? 1) - 1;
    if (count > 0) this.#counts.set(address, count);
    else this.#counts.delete(address);
  }

  #check(): void {
    for (const [socket, watched] of this.#watched) {
      // What is written but still waits in the buffer has not gone to the other side.
      const sent = socket.bytesWritten - socket.writableLength;
      const isWaiting = socket.writableLength > 0;
      // Seen waiting twice: what has just begun is given a whole period.
      if (isWaiting && watched.isWaiting && sent - watched.sent < leastProgress) socket.destroy();
      watched.sent = sent;
      watched.isWaiting = isWaiting;
    }
  }
}
