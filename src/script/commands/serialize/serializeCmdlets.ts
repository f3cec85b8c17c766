import type { Cmdlet } from '../cmdlet.ts';
import { convertFromClixml, convertToClixml, exportClixml, importClixml } from './clixmlCmdlets.ts';
import { convertFromCsv } from './convertFromCsv.ts';
import { convertFromJson } from './convertFromJson.ts';
import { convertToCsv } from './convertToCsv.ts';
import { convertToHtml } from './convertToHtml.ts';
import { convertToJson } from './convertToJson.ts';
import { convertToXml } from './convertToXml.ts';
import { exportCsv } from './exportCsv.ts';
import { importCsv } from './importCsv.ts';
import { importPowerShellDataFile } from './importPowerShellDataFile.ts';

/** ConvertTo-*, ConvertFrom-*, Export-* and Import-*. */
export const serializeCmdlets: readonly Cmdlet[] = [
  ...[convertToJson, convertFromJson, convertToCsv, convertFromCsv, exportCsv, importCsv],
  ...[importPowerShellDataFile, convertToHtml, convertToXml],
  ...[convertFromClixml, convertToClixml, exportClixml, importClixml],
];
