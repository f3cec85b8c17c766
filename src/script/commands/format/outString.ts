import { OutputWriter } from '../../format/formatOutput.ts';
import { splitLines } from '../../format/wrapText.ts';
import { SessionReader } from '../../format/sessionReader.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { rangeFrom } from '../parameterChecks.ts';

/** Columns where -Width says nothing. */
export const defaultWidth = 120;

/** Out-String: what a terminal would show, as one text, or as a text a line. */
export const outString = cmdlet({
  name: 'Out-String',
  className: 'OutStringCommand',
  module: 'Utility',
  aliases: ['oss'],
  syntax: {
    NoNewLineFormatting: '[-Width <int>] [-NoNewline] [-InputObject <psobject>]',
    StreamFormatting: '[-Stream] [-Width <int>] [-InputObject <psobject>]',
  },
  parameters: { InputObject: { pipeline: 'value' }, Width: { checks: [rangeFrom(2)] } },
  outputs: ['System.String'],
  start(runtime) {
    const parts: string[] = [];
    const { runspace } = runtime;
    const writeLine = (line: string): void => {
      if (runtime.flag('Stream')) for (const one of splitLines(line)) runtime.write(one);
      else {
        runspace.allow('characters', line.length);
        parts.push(line);
      }
    };
    let writer: OutputWriter | null = null;
    const begun = (): OutputWriter =>
      (writer ??= new OutputWriter(
        { width: runtime.integer('Width') ?? defaultWidth, writeLine, impatient: () => false },
        new SessionReader(runspace),
        (items) => {
          runspace.allow('items', items);
        },
      ));
    return {
      process() {
        begun().add(runtime.value('InputObject') ?? null);
      },
      end() {
        begun().end();
        if (runtime.flag('Stream')) return;
        const lineEnd = runtime.flag('NoNewline') ? '' : '\n';
        runtime.write(parts.map((part) => part + lineEnd).join(''));
      },
    };
  },
});
