import type { SettingView } from '../../service/api/administration.ts';
import type { Layout } from './layout.ts';
import { type Column, table } from './table.ts';

/** Settings as a table; changed ones are marked. What is allowed is shown with `--verbose`. */
export function settingsText(settings: readonly SettingView[], layout: Layout): string {
  if (settings.length === 0) return 'There is no such setting. susync settings show lists them all.\n';
  const allowed: Column<SettingView> = { header: 'Allowed', cell: ({ range }) => range ?? '', atLeast: 16 };
  return table<SettingView>(
    [
      { header: 'Setting', cell: ({ key, isDefault }) => `${key}${isDefault ? '' : ' *'}` },
      {
        header: 'Value',
        cell: valueText,
        atLeast: 12,
        paint: (text, { isDefault }) => (isDefault ? text : layout.style.good(text)),
      },
      ...(layout.verbose ? [allowed] : []),
      { header: 'Description', cell: ({ description }) => description, atLeast: 24 },
    ],
    settings,
    layout,
  );
}

function valueText({ value, unit, range }: SettingView): string {
  if (value === '0' && range?.includes('off') === true) return 'off (0)';
  if (value === '') return '(none)';
  return unit === null || !/^\d+$/.test(value) ? value : `${value} ${unit}`;
}
