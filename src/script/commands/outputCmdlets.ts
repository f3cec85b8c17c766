import type { Cmdlet } from './cmdlet.ts';
import { formatCmdlets } from './format/formatCmdlets.ts';
import { formatHex } from './format/formatHex.ts';
import { outFile } from './format/outFile.ts';
import { hostCmdlets } from './format/outHost.ts';
import { outNull } from './format/outNull.ts';
import { outString } from './format/outString.ts';
import { convertFromClixml, convertToClixml, exportClixml, importClixml } from './serialize/clixmlCmdlets.ts';
import { convertFromCsv } from './serialize/convertFromCsv.ts';
import { convertFromJson } from './serialize/convertFromJson.ts';
import { convertToCsv } from './serialize/convertToCsv.ts';
import { convertToHtml } from './serialize/convertToHtml.ts';
import { convertToJson } from './serialize/convertToJson.ts';
import { convertToXml } from './serialize/convertToXml.ts';
import { exportCsv } from './serialize/exportCsv.ts';
import { importPowerShellDataFile } from './serialize/importPowerShellDataFile.ts';
import { importCsv } from './serialize/importCsv.ts';

/** Format-*, Out-*, ConvertTo-*, ConvertFrom-*, Export-* and Import-*. */
export const outputCmdlets: readonly Cmdlet[] = [
  ...formatCmdlets,
  ...hostCmdlets,
  formatHex,
  outString,
  outFile,
  outNull,
  convertToJson,
  convertFromJson,
  convertToCsv,
  convertFromCsv,
  exportCsv,
  importCsv,
  importPowerShellDataFile,
  convertToHtml,
  convertToXml,
  convertFromClixml,
  convertToClixml,
  exportClixml,
  importClixml,
];
