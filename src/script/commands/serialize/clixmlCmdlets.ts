import { SessionValues } from '../../serialize/sessionValues.ts';
import { fromClixml } from '../../serialize/fromClixml.ts';
import { emptyClixml, toClixml } from '../../serialize/toClixml.ts';
import { NetArray } from '../../values/netArray.ts';
import { Integer } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { encodingGiven } from '../files/encodingGiven.ts';
import { clobberError, FileOutput, pathGiven } from '../files/fileOutput.ts';
import { textsOf } from '../files/inputFiles.ts';
import { rangeFrom } from '../parameterChecks.ts';

const defaultDepth = 2;

/** Export-Clixml: objects with their types, to be read again. */
export const exportClixml = cmdlet({
  name: 'Export-Clixml',
  className: 'ExportClixmlCommand',
  module: 'Utility',
  notEmpty: ['Encoding'],
  syntax: {
    ByPath:
      '[-Path] <string> -InputObject <psobject> [-Depth <int>] [-Force] [-NoClobber] [-Encoding <string>] [-WhatIf] [-Confirm]',
    ByLiteralPath:
      '-LiteralPath <string> -InputObject <psobject> [-Depth <int>] [-Force] [-NoClobber] [-Encoding <string>] [-WhatIf] [-Confirm]',
  },
  parameters: {
    InputObject: { pipeline: 'value', allow: ['null'] },
    LiteralPath: { aliases: ['PSPath', 'LP'] },
    NoClobber: { aliases: ['NoOverwrite'] },
    Depth: { checks: [rangeFrom(1)] },
  },
  start(runtime) {
    const { runspace } = runtime;
    const values: Value[] = [];
    return {
      process() {
        runspace.allow('items', 1);
        values.push(runtime.value('InputObject') ?? null);
      },
      end() {
        const path = pathGiven(runtime, 'Path', 'LiteralPath');
        if (path === undefined || !runtime.shouldProcess(path, 'Export-Clixml')) return;
        if (runtime.flag('NoClobber') && runspace.files.isFile(path)) throw clobberError(path);
        const file = new FileOutput(path, { runtime, encoding: encodingGiven(runtime), append: false });
        const depth = runtime.integer('Depth') ?? defaultDepth;
        const lines = toClixml(values, depth, new SessionValues(runspace), runspace.timeZone);
        for (const line of values.length === 0 ? [emptyClixml] : lines) {
          runspace.checkpoint();
          file.add(`${line}\n`);
        }
        file.flush();
      },
    };
  },
});

/** Import-Clixml: the objects of files of Export-Clixml. */
export const importClixml = cmdlet({
  name: 'Import-Clixml',
  className: 'ImportClixmlCommand',
  module: 'Utility',
  syntax: {
    ByPath: '[-Path] <string[]> [-Skip <uint64>] [-First <uint64>] [-IncludeTotalCount]',
    ByLiteralPath: '-LiteralPath <string[]> [-Skip <uint64>] [-First <uint64>] [-IncludeTotalCount]',
  },
  parameters: {
    Path: { pipeline: 'both' },
    LiteralPath: { aliases: ['PSPath', 'LP'], pipeline: 'property' },
  },
  start: (runtime) => ({
    process() {
      for (const { text } of textsOf(runtime)) {
        const values = fromClixml(text, runtime.runspace);
        // PowerShell counts nothing here, yet tells of it.
        if (runtime.flag('IncludeTotalCount')) runtime.write(new Integer('System.UInt64', 0n));
        const skip = runtime.integer('Skip') ?? 0;
        for (const value of values.slice(skip, skip + (runtime.integer('First') ?? values.length)))
          runtime.write(value);
      }
    },
  }),
});

/** ConvertTo-CliXml: objects with their types as one text. */
export const convertToClixml = cmdlet({
  name: 'ConvertTo-CliXml',
  className: 'ConvertToClixmlCommand',
  module: 'Utility',
  syntax: '[-InputObject] <psobject> [-Depth <int>]',
  parameters: { InputObject: { pipeline: 'value' }, Depth: { checks: [rangeFrom(1)] } },
  outputs: ['System.String'],
  start(runtime) {
    const { runspace } = runtime;
    const values: Value[] = [];
    return {
      process() {
        runspace.allow('items', 1);
        values.push(runtime.value('InputObject') ?? null);
      },
      end() {
        const depth = runtime.integer('Depth') ?? defaultDepth;
        const lines = toClixml(values, depth, new SessionValues(runspace), runspace.timeZone);
        runtime.write(values.length === 0 ? emptyClixml : [...lines].join('\n'));
      },
    };
  },
});

/** ConvertFrom-CliXml: the objects of texts of ConvertTo-CliXml, several of one text as an array. */
export const convertFromClixml = cmdlet({
  name: 'ConvertFrom-CliXml',
  className: 'ConvertFromClixmlCommand',
  module: 'Utility',
  syntax: '[-InputObject] <string>',
  parameters: { InputObject: { pipeline: 'value' } },
  start: (runtime) => ({
    process() {
      const values = fromClixml(runtime.string('InputObject') ?? '', runtime.runspace);
      const [first = null] = values;
      runtime.write(values.length === 1 ? first : new NetArray(values));
    },
  }),
});
