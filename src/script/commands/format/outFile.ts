import { OutputWriter } from '../../format/formatOutput.ts';
import { SessionReader } from '../../format/sessionReader.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { encodingGiven } from '../files/encodingGiven.ts';
import { clobberError, FileOutput, pathGiven } from '../files/fileOutput.ts';
import { defaultWidth } from './outString.ts';
import { rangeFrom } from '../parameterChecks.ts';

const options =
  '[[-Encoding] <string>] [-Append] [-Force] [-NoClobber] [-Width <int>] [-NoNewline] [-InputObject <psobject>] [-WhatIf] [-Confirm]';

/** Out-File: what a terminal would show, in a file. */
export const outFile = cmdlet({
  name: 'Out-File',
  className: 'OutFileCommand',
  module: 'Utility',
  notEmpty: ['Encoding'],
  syntax: {
    ByPath: `[-FilePath] <string> ${options}`,
    ByLiteralPath: `${options} -LiteralPath <string>`,
  },
  parameters: {
    FilePath: { aliases: ['Path'] },
    LiteralPath: { aliases: ['PSPath', 'LP'], pipeline: 'property' },
    NoClobber: { aliases: ['NoOverwrite'] },
    Encoding: { position: 1 },
    Width: { checks: [rangeFrom(2)] },
    InputObject: { pipeline: 'value' },
  },
  start(runtime) {
    const { runspace } = runtime;
    let file: FileOutput | null = null;
    let writer: OutputWriter | null = null;
    return {
      begin() {
        const path = pathGiven(runtime, 'FilePath', 'LiteralPath');
        if (path === undefined || !runtime.shouldProcess(path, 'Output to File')) return;
        const append = runtime.flag('Append');
        if (runtime.flag('NoClobber') && !append && runspace.files.isFile(path)) throw clobberError(path);
        const made = new FileOutput(path, {
          runtime,
          encoding: encodingGiven(runtime),
          append,
        });
        const lineEnd = runtime.flag('NoNewline') ? '' : '\n';
        file = made;
        writer = new OutputWriter(
          {
            width: runtime.integer('Width') ?? defaultWidth,
            writeLine: (line) => {
              made.add(line + lineEnd);
            },
            impatient: () => false,
          },
          new SessionReader(runspace),
          (items) => {
            runspace.allow('items', items);
          },
        );
      },
      process() {
        writer?.add(runtime.value('InputObject') ?? null);
      },
      end() {
        writer?.end();
      },
      clean() {
        file?.flush();
      },
    };
  },
});
