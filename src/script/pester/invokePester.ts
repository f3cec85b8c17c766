import type { Cmdlet } from '../commands/cmdlet.ts';
import { cmdlet } from '../commands/cmdletBuilder.ts';
import { commandError } from '../commands/commandError.ts';
import type { CommandRuntime } from '../commands/commandRuntime.ts';
import { pathNotFound } from '../commands/files/itemErrors.ts';
import { informationRecord } from '../commands/write/informationRecord.ts';
import { CompiledBlock } from '../runtime/compile/compiledBlock.ts';
import { ExitThrow } from '../runtime/completion.ts';
import { CustomObject, customObject } from '../values/customObject.ts';
import { NetArray } from '../values/netArray.ts';
import { HostInformationMessage } from '../values/streamRecords.ts';
import { isNull, type Value } from '../values/value.ts';
import { findTests } from './findTests.ts';
import { pesterModule } from './pesterModule.ts';
import type { PesterState } from './pesterState.ts';
import {
  formatOf,
  newConfiguration,
  type PesterSettings,
  readConfiguration,
  verbosityOf,
} from './pesterSettings.ts';
import { reportListener, type ShowLine, showSummary } from './report/reportText.ts';
import { junitXml, nunitXml } from './report/resultsXml.ts';
import type { TestReport } from './report/testReport.ts';
import { runObject } from './runObject.ts';
import { testRun } from './testRun.ts';
import { TestFile, testsInBlock, testsInFile } from './testFile.ts';

/** Invoke-Pester, New-PesterConfiguration and New-PesterContainer. */
export function runCmdlets(state: PesterState): readonly Cmdlet[] {
  return [invokePester(state), newPesterConfiguration(), newPesterContainer()];
}

function invokePester(state: PesterState): Cmdlet {
  return cmdlet({
    name: 'Invoke-Pester',
    className: 'Invoke-Pester',
    module: pesterModule,
    syntax: {
      Simple:
        '[[-Path] <string[]>] [-ExcludePath <string[]>] [-TagFilter <string[]>] [-ExcludeTagFilter <string[]>] [-FullNameFilter <string[]>] [-CI] [-Output <string>] [-PassThru] [-Container <Object[]>] [-EnableExit] [-OutputFile <string>] [-OutputFormat <string>]',
      Advanced: '[-Configuration <Object>]',
    },
    parameters: {
      Path: { aliases: ['Script'] },
      TagFilter: { aliases: ['Tag', 'Tags'] },
      ExcludeTagFilter: { aliases: ['ExcludeTag', 'ExcludeTags'] },
      FullNameFilter: { aliases: ['TestName', 'Name'] },
    },
    start: (runtime) => ({
      end() {
        const settings = settingsOf(runtime);
        const files = filesOf(settings, runtime, state);
        finish(files, settings, runtime, state);
      },
    }),
  });
}

/** Runs what was called outside of a run: a Describe in a script that is run by itself. */
export function runAlone(state: PesterState): (file: TestFile, runtime: CommandRuntime) => void {
  return (file, runtime) => {
    const settings = { ...readConfiguration(null, runtime.runspace), verbosity: verbosityOf('Detailed') };
    finish([file], settings, runtime, state);
  };
}

function settingsOf(runtime: CommandRuntime): PesterSettings {
  const context = runtime.runspace;
  const settings = readConfiguration(runtime.value('Configuration') ?? null, context);
  const isCi = runtime.flag('CI');
  const output = runtime.string('OutputFile');
  const wanted = runtime.string('Output');
  return {
    ...settings,
    filter: {
      tags: runtime.strings('TagFilter') ?? settings.filter.tags,
      excludedTags: runtime.strings('ExcludeTagFilter') ?? settings.filter.excludedTags,
      fullNames: runtime.strings('FullNameFilter') ?? settings.filter.fullNames,
      lines: settings.filter.lines,
    },
    paths: runtime.strings('Path') ?? settings.paths,
    excludedPaths: runtime.strings('ExcludePath') ?? settings.excludedPaths,
    containers: [...settings.containers, ...(runtime.list('Container') ?? [])],
    verbosity: wanted === undefined ? settings.verbosity : verbosityOf(wanted),
    passThru: settings.passThru || runtime.flag('PassThru'),
    exits: settings.exits || isCi || runtime.flag('EnableExit'),
    results:
      output !== undefined
        ? { path: output, format: formatOf(runtime.string('OutputFormat') ?? ''), suite: 'Pester' }
        : isCi && settings.results === null
          ? { path: 'testResults.xml', format: 'NUnitXml', suite: 'Pester' }
          : settings.results,
  };
}

function filesOf(settings: PesterSettings, runtime: CommandRuntime, state: PesterState): TestFile[] {
  const { engine } = state;
  const containers = settings.containers.flatMap((container) => containerFiles(container, runtime));
  // Who names script blocks alone does not mean the current folder.
  const paths = containers.length > 0 && !runtime.has('Path') ? [] : settings.paths;
  const { files, missing } = findTests(paths, {
    ...{ files: engine.files, location: engine.location, extension: settings.extension },
    excluded: settings.excludedPaths,
    checkpoint: () => {
      engine.checkpoint();
    },
  });
  for (const path of missing) runtime.throwTerminating(pathNotFound(path));
  return [...files.map((file) => testsInFile(file)), ...containers];
}

function containerFiles(container: Value, runtime: CommandRuntime): TestFile[] {
  if (container instanceof CompiledBlock) return [testsInBlock(container)];
  if (!(container instanceof CustomObject)) return [];
  const item = container.note('Item') ?? null;
  const data = container.note('Data') ?? null;
  const given = isNull(data) ? undefined : data;
  if (item instanceof CompiledBlock) return [testsInBlock(item, given)];
  return [testsInFile(runtime.runspace.text(item), given)];
}

/** Runs files, and does with the results what the settings say. */
function finish(
  files: readonly TestFile[],
  settings: PesterSettings,
  runtime: CommandRuntime,
  state: PesterState,
): void {
  if (state.phase !== 'idle')
    return runtime.throwTerminating(
      commandError('PesterNested', 'Invoke-Pester cannot be used within tests.', 'InvalidOperation'),
    );
  const show = lineShower(runtime);
  const listener = reportListener(settings.verbosity, settings.trace, show);
  const { frame } = state.engine;
  const report = testRun({ files, settings, state, frame, listeners: [listener, ...state.listeners] });
  state.report = report;
  if (settings.verbosity !== 'None') showSummary(report, show);
  writeResults(report, settings, state);
  if (settings.passThru) runtime.write(runObject(files, report));
  const failed = failuresIn(report);
  if (settings.throws && report.result === 'Failed')
    runtime.throwTerminating(
      commandError('PesterTestsFailed', `Pester run failed, because ${failed} tests failed`, 'InvalidResult'),
    );
  if (settings.exits) {
    state.engine.exited(failed);
    if (failed > 0) throw new ExitThrow(failed);
  }
}

/** Tests, blocks and files that failed: the exit code of a run in continuous integration. */
function failuresIn({ counts, files }: TestReport): number {
  const blocks = files.reduce((sum, { failedBlocks }) => sum + failedBlocks.length, 0);
  return counts.failed + blocks + files.filter(({ failure }) => failure !== null).length;
}

function writeResults(report: TestReport, { results }: PesterSettings, { engine }: PesterState): void {
  if (results === null) return;
  const text =
    results.format === 'JUnitXml' ? junitXml(report, results.suite) : nunitXml(report, results.suite);
  engine.files.writeText(engine.fullPath(results.path), text, false);
}

/** Shows lines as Write-Host does. */
function lineShower(runtime: CommandRuntime): ShowLine {
  return (...pieces) => {
    for (const [index, [text, color]] of pieces.entries()) {
      const message = new HostInformationMessage({
        ...{ message: text, foreground: color, background: null },
        noNewLine: index < pieces.length - 1,
      });
      runtime.writeInformation(informationRecord(message, ['PSHOST'], runtime), true);
    }
  };
}

function newPesterConfiguration(): Cmdlet {
  return cmdlet({
    name: 'New-PesterConfiguration',
    className: 'New-PesterConfiguration',
    module: pesterModule,
    syntax: '[[-Hashtable] <Collections.IDictionary>]',
    start: (runtime) => ({
      end() {
        runtime.write(newConfiguration(runtime.value('Hashtable') ?? null));
      },
    }),
  });
}

function newPesterContainer(): Cmdlet {
  return cmdlet({
    name: 'New-PesterContainer',
    className: 'New-PesterContainer',
    module: pesterModule,
    syntax: {
      Path: '[-Path] <string[]> [-Data <Collections.IDictionary[]>]',
      ScriptBlock: '-ScriptBlock <scriptblock[]> [-Data <Collections.IDictionary[]>]',
    },
    start: (runtime) => ({
      end() {
        const blocks = runtime.list('ScriptBlock');
        const items = blocks ?? testPaths(runtime.strings('Path') ?? [], runtime);
        const type = blocks === undefined ? 'File' : 'ScriptBlock';
        const data = runtime.list('Data') ?? [new NetArray([])];
        for (const item of items)
          for (const one of data)
            runtime.write(
              customObject(
                Object.entries({ Type: type, Item: item, Data: one instanceof NetArray ? null : one }),
                'Pester.ContainerInfo',
              ),
            );
      },
    }),
  });
}

/** The files of tests that paths mean, absolute; a path where nothing is stays as it is, and is an error of the run. */
function testPaths(paths: readonly string[], { runspace }: CommandRuntime): readonly string[] {
  const { files, location } = runspace;
  const found = findTests(paths, {
    ...{ files, location, extension: '.Tests.ps1', excluded: [] },
    checkpoint: () => {
      runspace.checkpoint();
    },
  });
  return [...found.files, ...found.missing];
}
