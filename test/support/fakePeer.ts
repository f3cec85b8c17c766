import { SyncError } from '../../src/domain/errors/syncError.ts';
import type { Answerer, Peer } from '../../src/service/rpc/peer.ts';
import { orAborted } from '../../src/service/rpc/peer.ts';

/** The other end of a connection in memory: a test says what it answers. */
export class FakePeer implements Peer {
  readonly asked: string[] = [];
  readonly closed: Promise<void>;
  isClosed = false;
  #close: () => void = () => undefined;
  readonly #answer: (method: string, params: object) => Promise<unknown>;
  /** What this end answers to the other. */
  answerer: Answerer | undefined;

  constructor(answer: (method: string, params: object) => Promise<unknown>) {
    this.#answer = answer;
    this.closed = new Promise((resolve) => {
      this.#close = resolve;
    });
  }

  request(method: string, params: object, signal?: AbortSignal): Promise<unknown> {
    this.asked.push(method);
    const ended = this.closed.then(() => Promise.reject(new SyncError('serviceEnded', 'It ended')));
    return orAborted(Promise.race([this.#answer(method, params), ended]), signal);
  }

  answer(answerer: Answerer): void {
    this.answerer = answerer;
  }

  close(): void {
    this.isClosed = true;
    this.#close();
  }
}
