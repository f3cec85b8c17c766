import { cultureOf } from '../../text/culture.ts';
import type { CsvQuotes, CsvStyle } from '../../serialize/csvWriter.ts';
import { scriptError } from '../../values/errorRecord.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

const quotings: readonly CsvQuotes[] = ['Always', 'AsNeeded', 'Never'];

/** The delimiter that -Delimiter or -UseCulture ask for. */
export function delimiterOf(runtime: CommandRuntime): string {
  const given = runtime.string('Delimiter');
  if (given !== undefined) return given;
  if (!runtime.flag('UseCulture')) return ',';
  return cultureOf(runtime.runspace.culture).numbers.decimal === ',' ? ';' : ',';
}

/** How ConvertTo-Csv and Export-Csv were asked to write. */
export function csvStyle(runtime: CommandRuntime): CsvStyle {
  if (runtime.has('QuoteFields') && runtime.has('UseQuotes'))
    throw scriptError(
      'CannotSpecifyQuoteFieldsAndUseQuotes',
      'You must specify either the -UseQuotes or -QuoteFields parameters, but not both.',
      'InvalidData',
      { type: 'System.InvalidOperationException' },
    );
  if (runtime.flag('IncludeTypeInformation') && runtime.flag('NoTypeInformation'))
    throw scriptError(
      'CannotSpecifyIncludeTypeInformationAndNoTypeInformation',
      'You must specify either the -IncludeTypeInformation or -NoTypeInformation parameters, but not both.',
      'InvalidData',
      { type: 'System.InvalidOperationException' },
    );
  const quotes = runtime.string('UseQuotes')?.toLowerCase();
  const fields = runtime.strings('QuoteFields');
  return {
    delimiter: delimiterOf(runtime),
    quotes: quotings.find((name) => name.toLowerCase() === quotes) ?? 'Always',
    quoteFields: fields === undefined ? null : new Set(fields.map((name) => name.toLowerCase())),
  };
}
