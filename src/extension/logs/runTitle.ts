import * as l10n from '@vscode/l10n';
import { countedText } from '../countedText.ts';
import { clockTime, digits } from '../../domain/log/clockTime.ts';
import type { LogRunOutcome } from '../../domain/log/logRun.ts';
import type { SyncTrigger } from '../../domain/syncEvent.ts';
import type { RunLines } from './logDigest.ts';

const triggers: Readonly<Record<SyncTrigger, string>> = {
  schedule: l10n.t('on schedule'),
  local: l10n.t('on request'),
  parent: l10n.t('on request of the parent site'),
  retry: l10n.t('on retry'),
};

const outcomes: Readonly<Record<LogRunOutcome, string>> = {
  running: l10n.t('running'),
  succeeded: l10n.t('succeeded'),
  pendingLicenseTerms: l10n.t('license terms pending'),
  failed: l10n.t('failed'),
  cancelled: l10n.t('stopped'),
  interrupted: l10n.t('interrupted'),
};

/** `2014-01-16 10:53 · full, on request`: a run by the clock that the log shows. */
export function runTitle({ run, bias }: RunLines): string {
  const { start, trigger, full } = run;
  const what = [
    ...(full ? [l10n.t('full')] : []),
    ...(trigger === undefined ? [] : [triggers[trigger]]),
  ].join(', ');
  const when = start === undefined ? l10n.t('time unknown') : moment(start, bias);
  return what === '' ? when : `${when} · ${what}`;
}

/** `succeeded · 5 items · version 33`, or why it failed. */
export function runDetail({ run }: RunLines): string {
  return [
    outcomes[run.outcome],
    ...(run.items === undefined ? [] : [countedText(run.items, 'item')]),
    ...(run.contentVersion === undefined ? [] : [l10n.t('version {0}', run.contentVersion)]),
    ...(run.error === undefined ? [] : [run.error.message]),
    ...(run.isCut ? [l10n.t('begins in an older log')] : []),
  ].join(' · ');
}

function moment(time: number, bias: number): string {
  const { year, month, day, hour, minute } = clockTime(time, bias);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)} ${digits(hour, 2)}:${digits(minute, 2)}`;
}
