import type { Command } from 'commander';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import type { CommandContext } from '../commandContext.ts';
import { Interruption } from '../interruption.ts';
import { type LogFile, logPath, readableLogFiles } from '../logFiles.ts';
import { logLineJson, logLineText } from '../render/logText.ts';
import { fileLog, serviceLog, type ShownLog } from '../shownLog.ts';
import { wholeNumber } from '../values.ts';

interface LogOptions {
  readonly site?: string;
  readonly lines: number;
  readonly follow?: boolean;
  readonly raw?: boolean;
}

/** `log`: wsyncmgr.log of one site or of all, read beside a running synchronization. */
export function addLogCommand(program: Command, context: CommandContext): void {
  program
    .command('log')
    .description('Show the end of wsyncmgr.log; works beside a running synchronization.')
    .option('--site <code>', 'log of this site (default: of every site)')
    .option('-n, --lines <n>', 'how many lines', wholeNumber(0, 1_000_000), 50)
    .option('-f, --follow', 'go on showing what is added, until Ctrl+C')
    .option('--raw', 'lines as in the file, for log viewers; also when the output is no terminal')
    .action(async ({ site, lines, follow = false, raw = false }: LogOptions) => {
      const siteCode = site?.toUpperCase();
      const show = async (logs: readonly ShownLog[], signal?: AbortSignal): Promise<void> => {
        const writer = new LogWriter(context, { raw, follow, headings: logs.length > 1 });
        for (const log of logs) writer.write(log, await log.last(lines));
        if (signal === undefined) writer.end();
        else await Promise.all(logs.map((log) => followLog(log, writer, signal)));
      };
      const files = context.isRemote ? undefined : await readableLogFiles(context.folder);
      if (files === undefined) await showFromService(context, { siteCode, follow, show });
      else await showFiles(context, { files: wantedLogs(files, context.folder, siteCode), follow, show });
    });
}

type Show = (logs: readonly ShownLog[], signal?: AbortSignal) => Promise<void>;

async function showFiles(
  context: CommandContext,
  {
    files,
    follow,
    show,
  }: { readonly files: readonly LogFile[]; readonly follow: boolean; readonly show: Show },
): Promise<void> {
  const logs = files.map((file) => fileLog(file, context.host.clock));
  if (!follow) return show(logs);
  const interruption = new Interruption(context.host, () => undefined);
  try {
    await show(logs, interruption.signal);
  } finally {
    interruption.dispose();
  }
}

/** For who may use the service, but not read the files of the data folder, which may be another machine's. */
async function showFromService(
  context: CommandContext,
  {
    siteCode,
    follow,
    show,
  }: { readonly siteCode: string | undefined; readonly follow: boolean; readonly show: Show },
): Promise<void> {
  const logsOf = async (service: SyncService): Promise<readonly ShownLog[]> => {
    const codes = siteCode === undefined ? (await service.sites()).map((site) => site.siteCode) : [siteCode];
    return codes.map((code) => serviceLog(service, code));
  };
  if (follow) await context.follow(async (service, signal) => show(await logsOf(service), signal));
  else await context.withService(async (service) => show(await logsOf(service)));
}

async function followLog(log: ShownLog, writer: LogWriter, signal: AbortSignal): Promise<void> {
  for await (const added of log.follow(signal)) writer.write(log, added);
}

function wantedLogs(
  files: readonly LogFile[],
  folder: string,
  siteCode: string | undefined,
): readonly LogFile[] {
  const wanted = siteCode === undefined ? files : files.filter((file) => file.siteCode === siteCode);
  if (wanted.length > 0) return wanted;
  const where = siteCode === undefined ? `in ${folder}` : `at ${logPath(folder, siteCode)}`;
  throw new SyncError('notFound', `There is no log ${where}`);
}

interface WriterOptions {
  readonly raw: boolean;
  readonly follow: boolean;
  /** Each change of the file gets a line that names its site. */
  readonly headings: boolean;
}

/** Writes lines as text; with `--json` as one array at the end, or while following as one object a line. */
class LogWriter {
  readonly #context: CommandContext;
  readonly #options: WriterOptions;
  readonly #gathered: unknown[] = [];
  #last: ShownLog | undefined;

  constructor(context: CommandContext, options: WriterOptions) {
    this.#context = context;
    this.#options = options;
  }

  write(file: ShownLog, lines: readonly string[]): void {
    const { json, host, layout } = this.#context;
    if (lines.length === 0) return;
    if (json) {
      const views = lines.map((line) => logLineJson(file.siteCode, line));
      if (!this.#options.follow) this.#gathered.push(...views);
      else host.stdout.write(views.map((view) => `${JSON.stringify(view)}\n`).join(''));
      return;
    }
    if (this.#options.headings && this.#last !== file) {
      const heading = layout.style.heading(`==> ${file.siteCode} <==`);
      host.stdout.write(`${this.#last === undefined ? '' : '\n'}${heading}\n`);
      this.#last = file;
    }
    const raw = this.#options.raw || host.stdout.isTTY !== true;
    const shown = raw ? lines : lines.map((line) => logLineText(line, layout));
    host.stdout.write(shown.map((line) => `${line}\n`).join(''));
  }

  end(): void {
    if (this.#context.json) this.#context.result(this.#gathered, () => '');
  }
}
