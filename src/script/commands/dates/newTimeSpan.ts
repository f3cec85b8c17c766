import { localNow } from '../../text/localDate.ts';
import { ticksPer } from '../../values/calendar.ts';
import { DateTime } from '../../values/dateTime.ts';
import { TimeSpan } from '../../values/timeSpan.ts';
import { cmdlet } from '../cmdletBuilder.ts';

/** New-TimeSpan: of days, hours and so on, or between two dates; a date that is not given is now. */
export const newTimeSpan = cmdlet({
  name: 'New-TimeSpan',
  className: 'NewTimeSpanCommand',
  module: 'Utility',
  syntax: {
    Date: '[[-Start] <datetime>] [[-End] <datetime>]',
    Time: '[-Days <int>] [-Hours <int>] [-Minutes <int>] [-Seconds <int>] [-Milliseconds <int>]',
  },
  parameters: { Start: { pipeline: 'both', aliases: ['LastWriteTime'] }, End: { pipeline: 'property' } },
  outputs: ['System.TimeSpan'],
  start: (runtime) => ({
    process() {
      if (runtime.parameterSetName === 'Time') {
        const part = (name: string, ticks: bigint) => BigInt(runtime.integer(name) ?? 0) * ticks;
        runtime.write(
          new TimeSpan(
            part('Days', ticksPer.day) +
              part('Hours', ticksPer.hour) +
              part('Minutes', ticksPer.minute) +
              part('Seconds', ticksPer.second) +
              part('Milliseconds', 10_000n),
          ),
        );
        return;
      }
      const start = runtime.value('Start');
      const end = runtime.value('End');
      const now = localNow(runtime.runspace);
      const ticks = (value: typeof start) => (value instanceof DateTime ? value.ticks : now);
      runtime.write(new TimeSpan(ticks(end) - ticks(start)));
    },
  }),
});
