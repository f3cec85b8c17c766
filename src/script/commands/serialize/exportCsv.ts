import { CsvReader } from '../../serialize/csvReader.ts';
import { SessionValues } from '../../serialize/sessionValues.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { isNull, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { encodingGiven } from '../files/encodingGiven.ts';
import { clobberError, FileOutput, pathGiven } from '../files/fileOutput.ts';
import { textOf } from '../files/inputFiles.ts';
import { csvStyle, delimiterOf } from './csvOptions.ts';
import { columnsOf, CsvRecords } from './csvRecords.ts';

const options =
  '[-LiteralPath <string>] [-Force] [-NoClobber] [-Encoding <string>] [-Append] [-IncludeTypeInformation] [-NoTypeInformation] ' +
  '[-QuoteFields <string[]>] [-UseQuotes <Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind>] [-NoHeader] [-WhatIf] [-Confirm]';

/** Export-Csv: a line an object into a file. */
export const exportCsv = cmdlet({
  name: 'Export-Csv',
  className: 'ExportCsvCommand',
  module: 'Utility',
  notEmpty: ['Path', 'LiteralPath', 'Encoding'],
  notNull: ['Delimiter'],
  aliases: ['epcsv'],
  syntax: {
    Delimiter: `[[-Path] <string>] [[-Delimiter] <char>] -InputObject <psobject> ${options}`,
    UseCulture: `[[-Path] <string>] -InputObject <psobject> [-UseCulture] ${options}`,
  },
  parameters: {
    InputObject: { pipeline: 'both' },
    LiteralPath: { aliases: ['PSPath', 'LP'] },
    NoClobber: { aliases: ['NoOverwrite'] },
    IncludeTypeInformation: { aliases: ['ITI'] },
    NoTypeInformation: { aliases: ['NTI'] },
    QuoteFields: { aliases: ['QF'] },
    UseQuotes: { aliases: ['UQ'] },
  },
  start(runtime) {
    const { runspace } = runtime;
    const reader = new SessionValues(runspace);
    let file: FileOutput | null = null;
    let records: CsvRecords | null = null;
    let appends = false;
    return {
      begin() {
        if (runtime.has('Path') === runtime.has('LiteralPath'))
          throw scriptError(
            'CannotSpecifyPathAndLiteralPath',
            'You must specify either the -Path or -LiteralPath parameters, but not both.',
            'InvalidData',
            { type: 'System.InvalidOperationException' },
          );
        const style = csvStyle(runtime);
        const path = pathGiven(runtime, 'Path', 'LiteralPath');
        if (path === undefined || !runtime.shouldProcess(path, 'Export-Csv')) return;
        const append = runtime.flag('Append');
        if (runtime.flag('NoClobber') && !append && runspace.files.isFile(path)) throw clobberError(path);
        const names = append ? columnsOfFile(path, runtime) : null;
        appends = names !== null;
        file = new FileOutput(path, { runtime, encoding: encodingGiven(runtime), append });
        records = new CsvRecords(style, reader, names);
      },
      process() {
        const value = runtime.value('InputObject') ?? null;
        if (records === null || file === null || isNull(value)) return;
        if (appends && !runtime.flag('Force')) checkColumns(value, records.names ?? [], reader, runtime);
        const lines = records.lines(value, {
          header: !runtime.flag('NoHeader'),
          typeInformation: runtime.flag('IncludeTypeInformation'),
        });
        for (const line of lines) file.add(`${line}\n`);
      },
      clean() {
        file?.flush();
      },
    };
  },
});

/** Names of the columns of a file that is added to; null where it has none yet. */
function columnsOfFile(path: string, runtime: CommandRuntime): readonly string[] | null {
  const { files } = runtime.runspace;
  if (!files.isFile(path)) return null;
  const reader = new CsvReader(textOf(files.readBytes(path), runtime), delimiterOf(runtime));
  for (let fields = reader.record(); fields !== undefined; fields = reader.record())
    if (fields.length > 0 && fields.join('') !== '' && fields[0]?.startsWith('#') !== true) return fields;
  return null;
}

function checkColumns(
  value: Value,
  names: readonly string[],
  reader: SessionValues,
  runtime: CommandRuntime,
): void {
  const own = new Set(columnsOf(value, reader).map((name) => name.toLowerCase()));
  const missing = names.find((name) => !own.has(name.toLowerCase()));
  if (missing === undefined) return;
  const path = runtime.string('Path') ?? runtime.string('LiteralPath') ?? '';
  throw scriptError(
    'CannotAppendCsvWithMismatchedPropertyNames',
    `Cannot append CSV content to the following file: ${path}. The appended object does not have a property that corresponds to the following column: ${missing}. ` +
      'To continue with mismatched properties, add the -Force parameter, and then retry the command.',
    'InvalidData',
    { type: 'System.InvalidOperationException', target: missing },
  );
}
