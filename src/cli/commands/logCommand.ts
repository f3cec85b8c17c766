import type { Command } from 'commander';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandContext } from '../commandContext.ts';
import { Interruption } from '../interruption.ts';
import { followLines, lastLines, type LogFile, logFiles, logPath } from '../logFiles.ts';
import { logLineJson, logLineText } from '../render/logText.ts';
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
      const files = await wantedLogs(context.folder, site?.toUpperCase());
      const writer = new LogWriter(context, { raw, follow, headings: files.length > 1 });
      const ends = new Map<LogFile, number>();
      for (const file of files) {
        const tail = await lastLines(file.path, lines);
        writer.write(file, tail.lines);
        ends.set(file, tail.end);
      }
      if (!follow) {
        writer.end();
        return;
      }
      const interruption = new Interruption(context.host, () => undefined);
      try {
        await Promise.all(
          files.map(async (file) => {
            const start = ends.get(file) ?? 0;
            for await (const added of followLines(file.path, start, context.host.clock, interruption.signal))
              writer.write(file, added);
          }),
        );
      } finally {
        interruption.dispose();
      }
    });
}

async function wantedLogs(folder: string, siteCode: string | undefined): Promise<readonly LogFile[]> {
  const files = await logFiles(folder);
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
  #last: LogFile | undefined;

  constructor(context: CommandContext, options: WriterOptions) {
    this.#context = context;
    this.#options = options;
  }

  write(file: LogFile, lines: readonly string[]): void {
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
