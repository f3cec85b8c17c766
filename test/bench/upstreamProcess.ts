import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { startUpstreamServer } from '../../src/app/upstreamServer.ts';
import { answerOf, type Measurements, startTask, type TaskParameters, usage } from './measuredProcess.ts';

/** A sample upstream server in a process of its own, as `susync upstream serve --sample` starts it. */
export class UpstreamProcess {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  /** Starts it; with `prebuild` its documents lie ready before it listens. */
  static async start(
    folder: string,
    updates: number,
    { prebuild }: { readonly prebuild: boolean },
  ): Promise<UpstreamProcess> {
    const child = startTask('serveUpstream', {
      folder,
      updates: String(updates),
      prebuild: String(prebuild),
    });
    const { port = 0 } = await answerOf(child);
    return new UpstreamProcess(`http://127.0.0.1:${port}`, child);
  }

  /** CPU time in ms that it took so far. */
  async cpu(): Promise<number> {
    this.#child.send('usage');
    const { cpu = Number.NaN } = await answerOf(this.#child);
    return cpu;
  }

  async stop(): Promise<void> {
    this.#child.send('stop');
    await once(this.#child, 'exit');
  }
}

/** The process itself: tells its port, then its usage whenever it is asked, until it is told to stop. */
export async function serveUpstream({
  folder = '',
  updates,
  prebuild,
}: TaskParameters): Promise<Measurements> {
  const source = { kind: 'sample', updates: Number(updates), prebuild: prebuild === 'true' } as const;
  const server = await startUpstreamServer({ source, folder, port: 0 });
  const stopped = new Promise<void>((resolve) => {
    process.on('message', (message) => {
      if (message === 'usage') process.send?.(usage());
      else resolve();
    });
    // Nobody is left who could ask for anything.
    process.on('disconnect', resolve);
  });
  process.send?.({ port: Number(new URL(server.url).port) });
  await stopped;
  await server.close();
  return {};
}
