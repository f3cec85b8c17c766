import { scheduleFromToken } from '../../domain/schedule/tokenOf.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { isNull } from '../../script/values/value.ts';
import type { BlockingService } from '../blockingService.ts';
import { digitsOf } from './schedule.ts';

/** -Schedule: a token sets the schedule, in the site's own zone unless it is UTC; `$null` switches it off. */
export function changeSchedule(runtime: CommandRuntime, service: BlockingService, siteCode: string): void {
  const given = runtime.value('Schedule');
  if (given === undefined) return;
  const zone = service.sites().find((site) => site.siteCode === siteCode)?.zone ?? 'UTC';
  service.setSchedule({
    siteCode,
    schedule: isNull(given) ? null : scheduleFromToken(digitsOf(given), zone),
  });
}
