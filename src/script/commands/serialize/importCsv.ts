import { CsvRows } from '../../serialize/csvRows.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { textsOf } from '../files/inputFiles.ts';
import { delimiterOf } from './csvOptions.ts';

/** Import-Csv: an object a record of each file. */
export const importCsv = cmdlet({
  name: 'Import-Csv',
  className: 'ImportCsvCommand',
  module: 'Utility',
  notEmpty: ['Path', 'Header', 'Encoding', 'LiteralPath'],
  notNull: ['Delimiter', 'UseCulture'],
  aliases: ['ipcsv'],
  syntax: {
    DelimiterPath: `[-Path] <string[]> [[-Delimiter] <char>] [-Header <string[]>] [-Encoding <string>]`,
    DelimiterLiteralPath: `[[-Delimiter] <char>] -LiteralPath <string[]> [-Header <string[]>] [-Encoding <string>]`,
    CulturePath: `[-Path] <string[]> -UseCulture [-Header <string[]>] [-Encoding <string>]`,
    CultureLiteralPath: '-UseCulture -LiteralPath <string[]> [-Header <string[]>] [-Encoding <string>]',
  },
  parameters: {
    Path: { pipeline: 'both' },
    Delimiter: { position: 1 },
    LiteralPath: { aliases: ['PSPath', 'LP'], pipeline: 'property' },
  },
  start: (runtime) => ({
    process() {
      for (const { text } of textsOf(runtime)) {
        const rows = new CsvRows({
          delimiter: delimiterOf(runtime),
          header: runtime.strings('Header') ?? null,
          warn: (warning) => {
            runtime.writeWarning(warning);
          },
        });
        for (const row of rows.rows(text)) {
          runtime.runspace.checkpoint();
          runtime.write(row);
        }
      }
    },
  }),
});
