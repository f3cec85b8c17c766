import type { AlertDocument } from '../../domain/documents.ts';
import type { SourceTestStep } from '../../service/api/administration.ts';
import type { StoreFault } from '../../domain/store.ts';
import { counted } from '../../base/amounts.ts';
import type { Layout } from './layout.ts';
import { printable } from '../../base/printable.ts';
import { table } from './table.ts';
import { formatMinute, formatRelative } from './times.ts';

const alertStates = {
  neverTriggered: 'never triggered',
  active: 'active',
  canceled: 'canceled',
  postponed: 'postponed',
  disabled: 'disabled',
} as const satisfies Record<AlertDocument['state'], string>;

/** Alerts as a table; their ids are what `alerts postpone` and `disable` take. */
export function alertsText(alerts: readonly AlertDocument[], layout: Layout): string {
  if (alerts.length === 0) return 'There are no alerts.\n';
  const { style } = layout;
  return table<AlertDocument>(
    [
      { header: 'Id', cell: ({ _id }) => _id },
      {
        header: 'State',
        cell: ({ state, postponedUntil }) =>
          state === 'postponed' && postponedUntil !== undefined
            ? `postponed until ${formatMinute(postponedUntil, layout)}`
            : alertStates[state],
        paint: (text, { state }) => (state === 'active' ? style.bad(text) : text),
      },
      { header: 'Severity', cell: ({ severity }) => severity },
      { header: 'Changed', cell: ({ changed }) => formatRelative(changed, layout) },
      { header: 'Alert', cell: ({ name }) => name, atLeast: 24 },
      { header: 'Message', cell: ({ message }) => message ?? '', atLeast: 24 },
    ],
    alerts,
    layout,
  );
}

/** The steps of testing a source; a failed one with its remedy. */
export function sourceTestText(steps: readonly SourceTestStep[], { style }: Layout): string {
  return steps
    .map(({ step, ok, detail, remedy }) => {
      const mark = ok ? style.good('ok    ') : style.bad('FAILED');
      const line = `${mark}  ${stepName(step)}${detail === '' ? '' : `: ${printable(detail)}`}\n`;
      return ok || remedy === null ? line : `${line}        Remedy: ${printable(remedy)}\n`;
    })
    .join('');
}

function stepName(step: string): string {
  const name = printable(step);
  return name.length <= 4 && name !== 'name'
    ? name.toUpperCase()
    : name.charAt(0).toUpperCase() + name.slice(1);
}

/** Faults of a data folder. */
export function faultsText(faults: readonly StoreFault[], layout: Layout): string {
  if (faults.length === 0) return 'The data folder is intact.\n';
  return `${placesText(faults, layout)}\n${layout.style.bad(`${counted(faults.length, 'fault')} found.`)} Mend with: susync repair\n`;
}

/** What repairing found and did. */
export function repairText(done: readonly StoreFault[], layout: Layout): string {
  if (done.length === 0) return 'The data folder is intact: nothing was to be repaired.\n';
  return `${placesText(done, layout)}\nRepaired. Documents that were dropped come again with: susync sync\n`;
}

/** What was restored, and which secrets a backup cannot bring back. */
export function restoreText({
  source,
  folder,
  missingSecrets,
}: {
  readonly source: string;
  readonly folder: string;
  readonly missingSecrets: readonly string[];
}): string {
  const done = `Restored ${source} to ${folder}.\n`;
  if (missingSecrets.length === 0) return done;
  const names = missingSecrets.map((name) => `  ${printable(name)}\n`).join('');
  return `${done}Backups hold no secrets. Give these again, as settings with susync settings set KEY=VALUE:\n${names}`;
}

function placesText(places: readonly StoreFault[], layout: Layout): string {
  return table<StoreFault>(
    [
      { header: 'Where', cell: ({ where }) => where },
      { header: 'What', cell: ({ what }) => what },
    ],
    places,
    // Where exactly something is damaged must be read in full.
    { ...layout, width: undefined },
  );
}
