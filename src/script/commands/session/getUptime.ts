import { uptime } from 'node:os';
import { localNow } from '../../text/localDate.ts';
import { ticksPer } from '../../values/calendar.ts';
import { DateTime } from '../../values/dateTime.ts';
import { TimeSpan } from '../../values/timeSpan.ts';
import { cmdlet } from '../cmdletBuilder.ts';

/** Get-Uptime: for how long the computer has run, in whole seconds, or since when. */
export const getUptime = cmdlet({
  name: 'Get-Uptime',
  className: 'GetUptimeCommand',
  module: 'Utility',
  syntax: { Timespan: '', Since: '[-Since]' },
  outputs: ['System.TimeSpan', 'System.DateTime'],
  start: (runtime) => ({
    process() {
      const ticks = BigInt(Math.floor(uptime())) * ticksPer.second;
      runtime.write(
        runtime.flag('Since')
          ? new DateTime(localNow(runtime.runspace) - ticks, 'Local')
          : new TimeSpan(ticks),
      );
    },
  }),
});
