import { doubleOf, numberOf } from '../../convert/toNumber.ts';
import { rangeKindCheck } from '../../binding/checkRange.ts';
import { TimeSpan } from '../../values/timeSpan.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { rangeFrom, rangeOf } from '../parameterChecks.ts';

/** Start-Sleep. */
export const startSleep = cmdlet({
  name: 'Start-Sleep',
  className: 'StartSleepCommand',
  module: 'Utility',
  aliases: ['sleep'],
  syntax: {
    Seconds: '[-Seconds] <double>',
    Milliseconds: '-Milliseconds <int>',
    FromTimeSpan: '[-Duration] <timespan>',
  },
  parameters: {
    Seconds: { pipeline: 'both', checks: [rangeOf(0, 2147483)] },
    Milliseconds: { pipeline: 'property', aliases: ['ms'], checks: [rangeFrom(0)] },
    Duration: { pipeline: 'both', aliases: ['ts'], checks: [rangeKindCheck('NonNegative')] },
  },
  start: (runtime) => ({
    process() {
      // Jobs run in the thread of the script: while it sleeps, they have their turn.
      runtime.runspace.jobs.run();
      runtime.runspace.sleep(millisecondsGiven(runtime));
    },
  }),
});

function millisecondsGiven(runtime: CommandRuntime): number {
  const duration = runtime.value('Duration');
  if (duration instanceof TimeSpan) return Number(duration.ticks) / 10_000;
  const milliseconds = runtime.integer('Milliseconds');
  if (milliseconds !== undefined) return milliseconds;
  const seconds = numberOf(runtime.value('Seconds') ?? 0);
  return seconds === undefined ? 0 : doubleOf(seconds) * 1000;
}
