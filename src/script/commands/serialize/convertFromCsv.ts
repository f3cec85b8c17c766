import { CsvRows } from '../../serialize/csvRows.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { delimiterOf } from './csvOptions.ts';

/** ConvertFrom-Csv: an object a record, as texts come. */
export const convertFromCsv = cmdlet({
  name: 'ConvertFrom-Csv',
  className: 'ConvertFromCsvCommand',
  module: 'Utility',
  notEmpty: ['Delimiter', 'Header', 'UseCulture'],
  notNull: ['InputObject'],
  syntax: {
    Delimiter: '[-InputObject] <psobject[]> [[-Delimiter] <char>] [-Header <string[]>]',
    UseCulture: '[-InputObject] <psobject[]> -UseCulture [-Header <string[]>]',
  },
  parameters: { InputObject: { pipeline: 'both', allow: ['null', 'emptyString'] } },
  start(runtime) {
    let rows: CsvRows | null = null;
    return {
      begin() {
        rows = new CsvRows({
          delimiter: delimiterOf(runtime),
          header: runtime.strings('Header') ?? null,
          warn: (text) => {
            runtime.writeWarning(text);
          },
        });
      },
      process() {
        for (const text of runtime.strings('InputObject') ?? [])
          for (const row of rows?.rows(text) ?? []) runtime.write(row);
      },
    };
  },
});
