import assert from 'node:assert/strict';
import { once } from 'node:events';
import path from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { BlockingCalls } from '../../../../src/script/host/blockingCalls.ts';
import { blockingWeb } from '../../../../src/script/host/blockingWeb.ts';
import { HostControl } from '../../../../src/script/host/hostControl.ts';
import type { WebAccess } from '../../../../src/script/runtime/session/webAccess.ts';
import { fromErrorData } from '../../../../src/service/rpc/errorData.ts';
import { bundledDecoder } from '../../bundledDecoder.ts';

/** The calls of a session that may reach some hosts. */
type CallsOf = (hosts: readonly string[]) => BlockingCalls;

const patience = 20_000;

/** A server on loopback and the network of sessions, in a thread of their own: the session blocks the thread of the test. */
export class WebHost {
  readonly control: HostControl;
  readonly port: number;
  readonly #worker: Worker;
  readonly #calls: CallsOf;

  private constructor(worker: Worker, port: number, control: HostControl, calls: CallsOf) {
    this.#worker = worker;
    this.port = port;
    this.control = control;
    this.#calls = calls;
  }

  /** Starts it; call within `before`. */
  static async open(): Promise<WebHost> {
    const program = await bundledDecoder(path.resolve(import.meta.dirname, 'webWorker.ts'));
    const control = new HostControl();
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(program, {
      workerData: { control: control.memory, answers: port2 },
      transferList: [port2],
    });
    const told: unknown[] = await once(worker, 'message');
    const [port] = told;
    // A failure of the tests is no reason to stay.
    worker.unref();
    assert.ok(typeof port === 'number');
    return new WebHost(
      worker,
      port,
      control,
      (hosts) =>
        new BlockingCalls({
          control,
          answers: port1,
          post: (request) => {
            worker.postMessage({ ...request, hosts });
          },
          asError: fromErrorData,
        }),
    );
  }

  /** The network of a session that may reach these hosts. */
  access(hosts: readonly string[] = [`127.0.0.1:${this.port}`]): WebAccess {
    const calls = this.#calls(hosts);
    return blockingWeb((operation, request) => {
      const asked = performance.now();
      return calls.call(operation, request, {
        heard: () => undefined,
        checkpoint: () => {
          // Nothing else would end a test whose thread waits.
          assert.ok(performance.now() - asked < patience, `${operation} was not answered`);
        },
      });
    });
  }

  /** Ends server and network. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
