import { OutputWriter } from '../../format/formatOutput.ts';
import { SessionReader } from '../../format/sessionReader.ts';
import type { Cmdlet } from '../cmdlet.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { defaultWidth } from './outString.ts';

/** Milliseconds for which a table waits for more values before it settles its widths. */
const patience = 300;

/** Out-Host and Out-Default: objects on the terminal, as they come. */
export const hostCmdlets: readonly Cmdlet[] = [
  onHost('Out-Host', 'OutHostCommand', '[-Paging] [-InputObject <psobject>]', ['oh']),
  onHost('Out-Default', 'OutDefaultCommand', '[-Transcript] [-InputObject <psobject>]', []),
];

function onHost(name: string, className: string, syntax: string, aliases: readonly string[]): Cmdlet {
  return cmdlet({
    name,
    className,
    module: 'Core',
    aliases,
    syntax,
    parameters: { InputObject: { pipeline: 'value' } },
    start(runtime) {
      const { runspace } = runtime;
      let since: number | null = null;
      const writer = new OutputWriter(
        {
          width: defaultWidth,
          writeLine: (line) => {
            runspace.host.write(line);
          },
          impatient: () => {
            const now = runspace.clock.monotonic();
            since ??= now;
            return now - since > patience;
          },
        },
        new SessionReader(runspace),
        (items) => {
          runspace.allow('items', items);
        },
      );
      return {
        process() {
          writer.add(runtime.value('InputObject') ?? null);
        },
        end() {
          writer.end();
        },
      };
    },
  });
}
