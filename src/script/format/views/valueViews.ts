import { listView, tableView, textView, wideView, type FormatView } from '../formatView.ts';

/** Views of plain .NET values. */
export const valueViews: readonly FormatView[] = [
  tableView('System.Version', 'Major:6 Minor:6 Build:6 Revision:8'),
  tableView(
    'System.Management.Automation.SemanticVersion',
    'Major:6 Minor:6 Patch:6 PreReleaseLabel:15 BuildLabel:11',
  ),
  tableView('System.Globalization.CultureInfo', 'LCID:16 Name:16 DisplayName'),
  tableView('System.Collections.DictionaryEntry', 'Name:30 Value', { name: 'Dictionary' }),
  listView('System.Collections.DictionaryEntry', 'Name Value'),
  listView(
    'System.TimeSpan',
    'Days Hours Minutes Seconds Milliseconds Ticks TotalDays TotalHours TotalMinutes TotalSeconds TotalMilliseconds',
  ),
  tableView('System.TimeSpan', 'Days Hours Minutes Seconds Milliseconds'),
  wideView('System.TimeSpan', 'TotalMilliseconds'),
  textView(
    'System.DateTime',
    (value, reader) => reader.text(reader.property(value, 'DateTime') ?? ''),
    false,
  ),
  tableView('System.Guid', 'Guid'),
  tableView('System.Net.NetworkCredential', 'UserName:50 Domain:50'),
  tableView('System.RuntimeType', 'IsPublic:8 IsSerial=IsSerializable:8 Name:40 BaseType'),
  tableView('System.Management.Automation.PSMethod', 'OverloadDefinitions', {
    wrap: true,
    computed: {
      OverloadDefinitions: (value, reader) => {
        const overloads = reader.property(value, 'OverloadDefinitions') ?? null;
        const lines = [...(reader.items(overloads) ?? [overloads])].map((line) => reader.text(line));
        return lines.map((line) => `${line}\n`).join('');
      },
    },
  }),
  tableView('System.Threading.Tasks.Task', 'Id IsCompleted Status'),
];
