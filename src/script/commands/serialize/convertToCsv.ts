import { SessionValues } from '../../serialize/sessionValues.ts';
import { isNull } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { csvStyle } from './csvOptions.ts';
import { CsvRecords } from './csvRecords.ts';

const options =
  '[-IncludeTypeInformation] [-NoTypeInformation] [-QuoteFields <string[]>] [-UseQuotes <Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind>] [-NoHeader]';

/** ConvertTo-Csv: a line an object, as objects come. */
export const convertToCsv = cmdlet({
  name: 'ConvertTo-Csv',
  className: 'ConvertToCsvCommand',
  module: 'Utility',
  notNull: ['Delimiter'],
  syntax: {
    Delimiter: `[-InputObject] <psobject> [[-Delimiter] <char>] ${options}`,
    UseCulture: `[-InputObject] <psobject> [-UseCulture] ${options}`,
  },
  parameters: {
    InputObject: { pipeline: 'both' },
    IncludeTypeInformation: { aliases: ['ITI'] },
    NoTypeInformation: { aliases: ['NTI'] },
    QuoteFields: { aliases: ['QF'] },
    UseQuotes: { aliases: ['UQ'] },
  },
  outputs: ['System.String'],
  start(runtime) {
    let records: CsvRecords | null = null;
    return {
      begin() {
        records = new CsvRecords(csvStyle(runtime), new SessionValues(runtime.runspace));
      },
      process() {
        const value = runtime.value('InputObject') ?? null;
        if (records === null || isNull(value)) return;
        const lines = records.lines(value, {
          header: !runtime.flag('NoHeader'),
          typeInformation: runtime.flag('IncludeTypeInformation'),
        });
        // A record of one absent value is an empty line: the pipeline gets none.
        for (const line of lines) if (line !== '') runtime.write(line);
      },
    };
  },
});
