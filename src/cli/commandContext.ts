import path from 'node:path';
import { SyncError } from '../domain/errors/syncError.ts';
import type { OperationCall, OperationProgress } from '../domain/operationProgress.ts';
import type { SyncService } from '../service/api/syncService.ts';
import { dataFolder } from '../service/dataFolder.ts';
import { ExitCode } from './exitCode.ts';
import type {
  CommandHost,
  OpenedService,
  RunningServiceView,
  ServeServiceRequest,
  ServiceDoor,
} from './host.ts';
import { Interruption, untilAborted } from './interruption.ts';
import type { createProgress } from './progress.ts';
import type { Progress } from './progressView.ts';
import { scriptOwner } from './scriptOwner.ts';
import { ScriptProgress } from './scriptProgress.ts';
import type { SessionOwner } from '../script/host/sessionThread.ts';
import type { Layout } from './render/layout.ts';
import { remoteAddress, type RemoteOptions, remoteUrl } from './remoteAddress.ts';
import { styleFor } from './render/style.ts';
import { stopRunsOnAbort } from '../service/stopRuns.ts';

/** Said at the first Ctrl+C. */
const stopping = 'Stopping. Press Ctrl+C again to leave at once.';

/** Options that every command takes. */
export interface GlobalOptions extends RemoteOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly ca?: readonly string[];
}

/** What commands work with: the service of the data folder, and where results and messages go. */
export class CommandContext {
  readonly host: CommandHost;
  readonly #options: () => GlobalOptions;
  /** What the command says to the shell when it ends without an error. */
  exitCode: number = ExitCode.done;
  /** What shows progress; said by whoever adds commands that have some. */
  createProgress?: typeof createProgress;

  /** `options` are asked when they are needed: the command line is parsed by then. */
  constructor(host: CommandHost, options: () => GlobalOptions) {
    this.host = host;
    this.#options = options;
  }

  /** Whether commands go to a service on another machine. */
  get isRemote(): boolean {
    return remoteUrl(this.#options(), this.host) !== undefined;
  }

  /** Absolute path of the data folder. Throws `invalidRequest` where commands go to another machine. */
  get folder(): string {
    if (this.isRemote)
      throw new SyncError(
        'invalidRequest',
        'This command works in a data folder of this machine: name it with --data instead of a service',
      );
    return dataFolder(this.#options().data, this.host);
  }

  get json(): boolean {
    return this.#options().json === true;
  }

  get verbose(): boolean {
    return this.#options().verbose === true;
  }

  /** How results are laid out on standard output. */
  get layout(): Layout {
    return this.#layoutOf(this.host.stdout);
  }

  /** How messages are laid out on standard error. */
  get messageLayout(): Layout {
    return this.#layoutOf(this.host.stderr);
  }

  /** Writes a result: as JSON where that is wanted, else as text. */
  result(value: unknown, render: (layout: Layout) => string): void {
    this.host.stdout.write(this.json ? `${JSON.stringify(value, null, 2)}\n` : render(this.layout));
  }

  /** Writes a line for the reader, not part of the result; nothing with `--json`. */
  message(text: string): void {
    if (!this.json) this.host.stderr.write(`${text}\n`);
  }

  /** Opens the data folder's service for one piece of work; Ctrl+C gives it up. */
  async withService<T>(work: (service: SyncService) => Promise<T>): Promise<T> {
    const interruption = this.#interruption();
    return this.#opened(interruption, ({ service }) => untilAborted(work(service), interruption.signal));
  }

  /** Opens it for work that shows what happens until Ctrl+C, which ends it without an error; rejects when the service is lost. */
  async follow(work: (service: SyncService, signal: AbortSignal) => Promise<void>): Promise<void> {
    const interruption = new Interruption(this.host, () => undefined);
    try {
      await this.#opened(interruption, async ({ service, lost }) => {
        const gone = lost.then((error) => Promise.reject(error));
        await Promise.race([work(service, interruption.signal), gone]);
      });
    } catch (error) {
      // Also while it was being opened.
      if (!interruption.signal.aborted) throw error;
    }
  }

  /** Opens it for work that goes on after the command; rejects where the data folder is opened in this very process. */
  async withLasting<T>(work: (service: SyncService) => Promise<T>): Promise<T> {
    const interruption = this.#interruption();
    return this.#opened(interruption, ({ service, goesOn }) => {
      if (!goesOn)
        throw new SyncError(
          'serviceNotRunning',
          'What the command begins would end with it: no service runs',
        );
      return untilAborted(work(service), interruption.signal);
    });
  }

  /** Runs the service of the data folder in this process. */
  async serve(
    options: Pick<ServeServiceRequest, 'onDemand' | 'idleMilliseconds' | 'metricsPort' | 'remote'>,
  ): Promise<RunningServiceView> {
    const certificateAuthorities = await this.#certificateAuthorities();
    return this.host.runService({ ...options, folder: this.folder, certificateAuthorities });
  }

  /** Work that must not be left half done: the first Ctrl+C only says so. */
  async uninterrupted<T>(work: () => Promise<T>): Promise<T> {
    const interruption = new Interruption(this.host, () => {
      this.message('This must not be left half done. Press Ctrl+C again to leave all the same.');
    });
    try {
      return await work();
    } finally {
      interruption.dispose();
    }
  }

  /** Opens it for one operation that takes its time: its progress is shown, and Ctrl+C gives it up and waits for its clean end. */
  async withProgress<T>(work: (service: SyncService, call: OperationCall) => Promise<T>): Promise<T> {
    const progress = this.#progress();
    const interruption = this.#interruption(progress);
    const call = {
      signal: interruption.signal,
      onProgress: (state: OperationProgress) => {
        progress.report(state);
      },
    };
    return this.#opened(interruption, async ({ service }) => {
      try {
        return await work(service, call);
      } finally {
        progress.end();
      }
    });
  }

  /** Opens it for work that synchronizes: progress is shown, and Ctrl+C stops the runs and waits for their clean end. */
  async withRuns<T>(work: (service: SyncService, signal: AbortSignal) => Promise<T>): Promise<T> {
    const progress = this.#progress();
    const interruption = this.#interruption(progress);
    return this.#opened(interruption, async ({ service }) => {
      const shown = service.onDidCommit((events) => {
        progress.show(events);
      });
      const stopper = stopRunsOnAbort(service, interruption.signal, {
        user: this.host.userName,
        onError: ({ message }) => {
          progress.say(`A run could not be stopped: ${message}`);
        },
      });
      try {
        return await work(service, interruption.signal);
      } finally {
        stopper.dispose();
        shown.dispose();
        progress.end();
      }
    });
  }

  /** Runs a script: the service is opened when the script first asks for it. Ctrl+C cancels the script. */
  async withScript<T>(work: (owner: SessionOwner, signal: AbortSignal) => Promise<T>): Promise<T> {
    const { stderr, clock } = this.host;
    const progress = new ScriptProgress(stderr, clock);
    const interruption = this.#interruption({
      say: (text) => {
        progress.clear();
        this.message(text);
      },
      end: () => {
        progress.end();
      },
    });
    try {
      return await this.#withOwner(progress, (owner) => work(owner, interruption.signal));
    } finally {
      interruption.dispose();
    }
  }

  /** The same for a session to which Ctrl+C means something else. */
  withSession<T>(work: (owner: SessionOwner) => Promise<T>): Promise<T> {
    const { stderr, clock } = this.host;
    return this.#withOwner(new ScriptProgress(stderr, clock), work);
  }

  async #withOwner<T>(progress: ScriptProgress, work: (owner: SessionOwner) => Promise<T>): Promise<T> {
    const { stdout, stderr } = this.host;
    let opened: Promise<OpenedService> | undefined;
    const service = async (): Promise<SyncService> => {
      opened ??= this.#openOrFind();
      return (await opened).service;
    };
    try {
      return await work(scriptOwner(service, { stdout, stderr, progress }));
    } finally {
      progress.end();
      await (await opened)?.close();
    }
  }

  async #opened<T>(interruption: Interruption, work: (opened: OpenedService) => Promise<T>): Promise<T> {
    try {
      const opened = await untilAborted(this.#openOrFind(), interruption.signal);
      try {
        return await work(opened);
      } finally {
        await opened.close();
      }
    } finally {
      interruption.dispose();
    }
  }

  /** The service of the data folder, started where none runs; on another machine the one that runs. */
  #openOrFind(): Promise<OpenedService> {
    return this.isRemote ? this.findService() : this.#openService();
  }

  /** The service that runs, here or on another machine; none is started. */
  async findService(): Promise<ServiceDoor> {
    const { host } = this;
    const url = remoteUrl(this.#options(), host);
    if (url === undefined) return host.findService(this.folder);
    const certificateAuthorities = await this.#certificateAuthorities();
    const address = await remoteAddress(url, this.#options(), host);
    return host.connectRemote({ ...address, certificateAuthorities });
  }

  async #openService(): Promise<OpenedService> {
    const certificateAuthorities = await this.#certificateAuthorities();
    const { folder, host } = this;
    return host.openService({
      ...{ folder, certificateAuthorities },
      // Told once only, so also where nothing else is said.
      onNotice: (text) => host.stderr.write(`${text}\n`),
      onStarted: (pid) => {
        this.message(startedText(folder, pid));
      },
    });
  }

  async #certificateAuthorities(): Promise<readonly string[]> {
    const files = this.#options().ca ?? [];
    return Promise.all(
      files.map(async (file) => {
        const text = await readPem(path.resolve(this.host.currentFolder, file));
        if (!text.includes('-----BEGIN CERTIFICATE-----'))
          throw new SyncError('invalidRequest', `${file} holds no certificate in PEM form`);
        return text;
      }),
    );
  }

  /** Ctrl+C, answered where the reader looks: beside the progress, else on a line of its own. */
  #interruption(progress?: Pick<Progress, 'say' | 'end'>): Interruption {
    return new Interruption(
      this.host,
      () => {
        if (progress === undefined) this.message(stopping);
        else progress.say(stopping);
      },
      () => {
        progress?.end();
      },
    );
  }

  #progress(): Progress {
    const nothing = (): void => undefined;
    if (this.createProgress === undefined)
      return { show: nothing, report: nothing, say: nothing, end: nothing };
    return this.createProgress(this.host.stderr, {
      ...{ quiet: this.json, verbose: this.verbose },
      layout: this.messageLayout,
      clock: this.host.clock,
    });
  }

  #layoutOf(stream: CommandHost['stdout']): Layout {
    const { environment, clock, zone } = this.host;
    return {
      style: styleFor(stream, environment),
      width: stream.isTTY === true ? stream.columns : undefined,
      now: clock.now(),
      ...{ zone, verbose: this.verbose },
    };
  }
}

function startedText(folder: string, pid: number): string {
  return `Started the service of ${folder} (process ${pid}). It ends 5 minutes after its last use, unless a schedule is set; at once with: susync service stop`;
}

async function readPem(file: string): Promise<string> {
  try {
    const { readFile } = await import('node:fs/promises');
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new SyncError('invalidRequest', `The certificate file ${file} cannot be read`, { cause: error });
  }
}
