import * as l10n from '@vscode/l10n';

const day = 86_400_000;

/** Days since which updates may be asked for, newest first: the last Patch Tuesday (second Tuesday of a month, UTC), and so many days ago. */
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
  const ofMonth = (back: number): number => {
    const first = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1);
    const toTuesday = (2 - new Date(first).getUTCDay() + 7) % 7;
    return first + (toTuesday + 7) * day;
  };
  return ofMonth(0) <= now ? ofMonth(0) : ofMonth(1);
}

function isoDay(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
