import { systemClock } from '../../src/base/clock.ts';
import { systemIds } from '../../src/base/ids.ts';
import { SampleCatalog } from '../../src/protocol/sample/sampleCatalog.ts';
import { UpdateServiceListener } from '../../src/protocol/server/updateServiceListener.ts';

/** The sample upstream server, in the process of the test, at one port; it offers whatever month is asked for. */
export class SampleSource {
  readonly #updates: number;
  #listener: UpdateServiceListener | undefined;
  #port = 0;

  constructor(updates: number) {
    this.#updates = updates;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Offers the months up to one from now on, by a clock that is so many ms ahead of the machine's. */
  async serve(month: number, clockOffset = 0): Promise<void> {
    await this.close();
    this.#listener = new UpdateServiceListener({
      catalog: new SampleCatalog({ updates: this.#updates, month, start: '2026-10' }),
      secret: Buffer.alloc(32, 7),
      clock: { ...systemClock, now: () => Date.now() + clockOffset },
      ids: systemIds,
      serverName: 'upstream.example',
    });
    const { port } = await this.#listener.listen({ port: this.#port });
    this.#port = port;
  }

  async close(): Promise<void> {
    await this.#listener?.close(0);
    this.#listener = undefined;
  }
}
