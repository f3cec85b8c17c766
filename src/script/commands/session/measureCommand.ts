import { TimeSpan } from '../../values/timeSpan.ts';
import { isNull } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';

/** Measure-Command: how long a script block takes; its output is dropped. */
export const measureCommand = cmdlet({
  name: 'Measure-Command',
  className: 'MeasureCommandCommand',
  module: 'Utility',
  syntax: '[-Expression] <scriptblock> [-InputObject <psobject>]',
  parameters: { InputObject: { pipeline: 'value' } },
  outputs: ['System.TimeSpan'],
  start(runtime) {
    let milliseconds = 0;
    return {
      process() {
        const block = runtime.block('Expression');
        if (block === undefined) return;
        const { clock } = runtime.runspace;
        const object = runtime.value('InputObject') ?? null;
        const started = clock.monotonic();
        runtime.runBlock(
          block,
          isNull(object) ? { scope: 'caller' } : { scope: 'caller', underscore: object },
          () => undefined,
        );
        milliseconds += clock.monotonic() - started;
      },
      end() {
        runtime.write(new TimeSpan(BigInt(Math.round(milliseconds * 10_000))));
      },
    };
  },
});
