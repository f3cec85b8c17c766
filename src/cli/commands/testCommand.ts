import { existsSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import type { NotedRun } from '../../cmdlets/runNotes.ts';
import type { TestRequest } from '../../cmdlets/testRequest.ts';
import { asSyncError } from '../../domain/errors/syncError.ts';
import type { SessionOwner } from '../../script/host/sessionThread.ts';
import { junitXml, nunitXml } from '../../script/pester/report/resultsXml.ts';
import type { TestReport } from '../../script/pester/report/testReport.ts';
import type { CommandContext } from '../commandContext.ts';
import { runInThread, type SessionOptions, sessionRequest } from '../scriptThread.ts';
import { UsageError } from '../usageError.ts';
import { gather } from '../values.ts';

interface TestOptions extends SessionOptions {
  readonly tag?: readonly string[];
  readonly excludeTag?: readonly string[];
  readonly name?: readonly string[];
  readonly outputFile?: string;
  readonly outputFormat: 'NUnitXml' | 'JUnitXml';
}

/** `test`: tests of scripts. */
export function addTestCommand(program: Command, context: CommandContext): void {
  program
    .command('test')
    .description('Run tests of PowerShell scripts, written for Pester 5.')
    .argument('[path...]', 'files, and folders in which *.Tests.ps1 are found (default: the current folder)')
    .option('--tag <pattern>', 'only tests and blocks with this tag; may be repeated', gather)
    .option('--exclude-tag <pattern>', 'not those with this tag; may be repeated', gather)
    .option('--name <pattern>', 'only those of this full name, Block.Test; may be repeated', gather)
    .option('--output-file <file>', 'write the results to this file, too')
    .addOption(
      new Option('--output-format <format>', 'format of that file')
        .choices(['NUnitXml', 'JUnitXml'])
        .default('NUnitXml'),
    )
    .option('--allow <folder>', 'let tests read and write below this folder, too; may be repeated', gather)
    .option(
      '--allow-variable <name>',
      'let it read this environment variable, whose name tells of a secret',
      gather,
    )
    .option(
      '--allow-network <host>',
      'let them reach this host: name, *.name or address, with :port; may be repeated',
      gather,
    )
    .option('--no-limits', 'let them run as long as they take')
    .addHelpText(
      'after',
      '\nTests read and write below the current folder and the paths given; TestDrive: is a folder that is gone afterwards. --verbose names every test. ' +
        'The exit code is 0 where all tests passed, else 1; 124 when their time was over. With --json the results are one object.\n' +
        '\nExamples:\n  susync test --verbose\n  susync test scripts --tag fast --output-file results.xml --output-format JUnitXml',
    )
    .action(async (given: readonly string[], options: TestOptions) => {
      const paths =
        given.length === 0 ? [context.host.currentFolder] : given.map((one) => placeOf(one, context));
      const request: TestRequest = {
        kind: 'tests',
        ...sessionRequest(context, options, paths.map(folderOf)),
        paths,
        filter: {
          tags: options.tag ?? [],
          excludedTags: options.excludeTag ?? [],
          fullNames: options.name ?? [],
          lines: [],
        },
        verbosity: context.verbose ? 'Detailed' : 'Normal',
      };
      const { exitCode, report } = await run(request, context);
      if (report !== null) await tell(report, options, context);
      context.exitCode = exitCode;
    });
}

function placeOf(given: string, { host }: CommandContext): string {
  const place = path.resolve(host.currentFolder, given);
  if (!existsSync(place)) throw new UsageError(`There is no file or folder ${place}`);
  return place;
}

/** A file and its neighbors: tests load what they test from beside them. */
function folderOf(place: string): string {
  return place.toLowerCase().endsWith('.ps1') ? path.dirname(place) : place;
}

async function run(
  request: TestRequest,
  context: CommandContext,
): Promise<{ readonly exitCode: number; readonly report: TestReport | null }> {
  const told: { report: TestReport | null } = { report: null };
  const exitCode = await context.withScript((owner, signal) => {
    const listening: SessionOwner = {
      ...owner,
      test: (event) => {
        if (event.kind === 'report') told.report = event.report;
      },
    };
    return runInThread({ context, run: notedTests(request.paths), request }, listening, signal);
  });
  return { exitCode, report: told.report };
}

/** Files that are named are told with their digests; those that are found in folders are known by the folder. */
function notedTests(paths: readonly string[]): NotedRun {
  const texts = paths
    .filter((place) => statSync(place).isFile())
    .map((place) => ({ name: place, text: readFileSync(place, 'utf8') }));
  return { title: `Tests of ${paths.join(', ')}`, texts, argumentCount: 0, isDryRun: false };
}

async function tell(
  report: TestReport,
  { outputFile, outputFormat }: TestOptions,
  context: CommandContext,
): Promise<void> {
  if (context.json) {
    const shown = { ...report, started: new Date(report.started).toISOString() };
    context.host.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  } else if (report.files.length === 0) context.message('No files of tests were found: *.Tests.ps1.');
  if (outputFile === undefined) return;
  const text = outputFormat === 'JUnitXml' ? junitXml(report, 'susync') : nunitXml(report, 'susync');
  try {
    await writeFile(path.resolve(context.host.currentFolder, outputFile), text);
  } catch (error) {
    throw asSyncError(error, 'Tests');
  }
}
