import * as l10n from '@vscode/l10n';
import { patchTuesdayRelease } from '../../domain/schedule/patchTuesday.ts';

const day = 86_400_000;

/** Days since which updates may be asked for, newest first: the last release of a Patch Tuesday, and so many days ago. */
export function releaseChoices(now: number): readonly { readonly label: string; readonly day: string }[] {
  return [
    { label: l10n.t('Since the last Patch Tuesday'), day: isoDay(lastPatchTuesday(now)) },
    ...[7, 30, 90, 365].map((days) => ({
      label: l10n.t('In the last {0} days', days),
      day: isoDay(now - days * day),
    })),
  ];
}

function lastPatchTuesday(now: number): number {
  const today = new Date(now);
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth() + 1];
  const release = patchTuesdayRelease(year, month);
  if (release <= now) return release;
  return month === 1 ? patchTuesdayRelease(year - 1, 12) : patchTuesdayRelease(year, month - 1);
}

function isoDay(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
