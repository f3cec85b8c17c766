import * as l10n from '@vscode/l10n';

/** What the tab of a run's document is called, by the id of the run (`2026-11-24T12:55:02.000Z CS1 6732ff0d`); `moment` writes a time (ms UTC). */
export function runName(id: string, moment: (time: number) => string): string | undefined {
  const [time = '', siteCode] = id.split(' ');
  const started = Date.parse(time);
  return siteCode === undefined || Number.isNaN(started)
    ? undefined
    : l10n.t('Run of {0} {1}', siteCode, moment(started));
}
