import { CsvRows } from '../../serialize/csvRows.ts';
import { splitLines } from '../../format/wrapText.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { textsOf } from '../files/inputFiles.ts';
import { delimiterOf } from './csvOptions.ts';

/** Import-Csv: an object a record of each file. */
export const importCsv = cmdlet({
  name: 'Import-Csv',
  className: 'ImportCsvCommand',
  module: 'Utility',
  aliases: ['ipcsv'],
  syntax: {
    DelimiterPath: `[-Path] <string[]> [[-Delimiter] <char>] [-Header <string[]>] [-Encoding <string>]`,
    DelimiterLiteralPath: `[[-Delimiter] <char>] -LiteralPath <string[]> [-Header <string[]>] [-Encoding <string>]`,
    CulturePath: `[-Path] <string[]> -UseCulture [-Header <string[]>] [-Encoding <string>]`,
    CultureLiteralPath: '-UseCulture -LiteralPath <string[]> [-Header <string[]>] [-Encoding <string>]',
  },
  parameters: {
    Path: { pipeline: 'value' },
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
        for (const line of splitLines(text)) {
          runtime.runspace.checkpoint();
          const row = rows.line(line);
          if (row !== undefined) runtime.write(row);
        }
        const last = rows.end();
        if (last !== undefined) runtime.write(last);
      }
    },
  }),
});
