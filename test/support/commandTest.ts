import { Writable } from 'node:stream';
import { Emitter } from '../../src/base/event.ts';
import { runCommandLine } from '../../src/cli/commandLine.ts';
import { addEveryCommand } from '../../src/cli/everyCommand.ts';
import type { CommandHost } from '../../src/cli/host.ts';
import type { SyncError } from '../../src/domain/errors/syncError.ts';
import type { SyncService } from '../../src/service/api/syncService.ts';
import type { SyncEvent } from '../../src/domain/syncEvent.ts';
import { FakeClock } from './fakeClock.ts';
import { fakeService } from './fakeService.ts';

/** What a command wrote and said to the shell. */
export interface CommandOutcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** A command line at the fake clock's time, in UTC, without a terminal, over a service that the test makes. */
export class CommandTest {
  readonly clock = new FakeClock('2026-11-24T12:00:00Z');
  readonly interrupts = new Emitter<undefined>();
  /** Exit codes with which the process was left at once. */
  readonly left: number[] = [];
  /** Whether the service is one in a process of its own. */
  goesOn = true;
  /** Tells the command that the service has ended. */
  lose: (error: SyncError) => void = () => undefined;
  opened = 0;
  closed = 0;
  readonly #service: SyncService;
  readonly #changes: Partial<CommandHost>;

  readonly committed = new Emitter<readonly SyncEvent[]>();

  constructor(operations: Partial<SyncService> = {}, changes: Partial<CommandHost> = {}) {
    this.#service = fakeService(operations, this.committed);
    this.#changes = changes;
  }

  /** Runs one command line; words are separated by single spaces unless they are given as a list. */
  async run(commandLine: string | readonly string[]): Promise<CommandOutcome> {
    const args = typeof commandLine === 'string' ? commandLine.split(' ') : commandLine;
    const [stdout, stderr] = [new Capture(), new Capture()];
    const host: CommandHost = {
      environment: {},
      platform: 'linux',
      homeFolder: '/home/admin',
      currentFolder: '/work',
      userName: 'admin',
      zone: 'UTC',
      version: '1.2.3',
      clock: this.clock,
      ...{ stdout, stderr },
      openService: () => {
        this.opened++;
        const close = (): Promise<void> => {
          this.closed++;
          return Promise.resolve();
        };
        return Promise.resolve({
          ...{ service: this.#service, goesOn: this.goesOn, close },
          lost: new Promise<SyncError>((resolve) => {
            this.lose = resolve;
          }),
        });
      },
      findService: () => Promise.reject(new Error('No service is expected here')),
      connectRemote: () => Promise.reject(new Error('No other machine is expected here')),
      runService: () => Promise.reject(new Error('No service is to be run here')),
      repairDataFolder: () => Promise.resolve([]),
      setUpShared: () => Promise.reject(new Error('Nothing is to be shared here')),
      roleIn: () => undefined,
      restoreDataFolder: () => Promise.resolve([]),
      serveUpstream: () => Promise.reject(new Error('Nothing is to be served here')),
      onInterrupt: (listener) => this.interrupts.event(listener),
      leave: (exitCode) => this.left.push(exitCode),
      ...this.#changes,
    };
    const exitCode = await runCommandLine(args, host, () => addEveryCommand);
    return { stdout: stdout.text, stderr: stderr.text, exitCode };
  }
}

/** A stream that keeps what was written. */
export class Capture extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
