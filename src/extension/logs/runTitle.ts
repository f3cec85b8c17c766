import { counted } from '../../base/amounts.ts';
import { clockTime, digits } from '../../domain/log/clockTime.ts';
import type { LogRunOutcome } from '../../domain/log/logRun.ts';
import type { SyncTrigger } from '../../domain/syncEvent.ts';
import type { RunLines } from './logDigest.ts';

const triggers: Readonly<Record<SyncTrigger, string>> = {
  schedule: 'on schedule',
  local: 'on request',
  parent: 'on request of the parent site',
  retry: 'on retry',
};

const outcomes: Readonly<Record<LogRunOutcome, string>> = {
  running: 'running',
  succeeded: 'succeeded',
  pendingLicenseTerms: 'license terms pending',
  failed: 'failed',
  cancelled: 'stopped',
  interrupted: 'interrupted',
};

/** `2014-01-16 10:53 · full, on request`: a run by the clock that the log shows. */
export function runTitle({ run, bias }: RunLines): string {
  const { start, trigger, full } = run;
  const what = [...(full ? ['full'] : []), ...(trigger === undefined ? [] : [triggers[trigger]])].join(', ');
  const when = start === undefined ? 'time unknown' : moment(start, bias);
  return what === '' ? when : `${when} · ${what}`;
}

/** `succeeded · 5 items · version 33`, or why it failed. */
export function runDetail({ run }: RunLines): string {
  return [
    outcomes[run.outcome],
    ...(run.items === undefined ? [] : [counted(run.items, 'item')]),
    ...(run.contentVersion === undefined ? [] : [`version ${run.contentVersion}`]),
    ...(run.error === undefined ? [] : [run.error.message]),
    ...(run.isCut ? ['begins in an older log'] : []),
  ].join(' · ');
}

function moment(time: number, bias: number): string {
  const { year, month, day, hour, minute } = clockTime(time, bias);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)} ${digits(hour, 2)}:${digits(minute, 2)}`;
}
