import type { Value } from '../../values/value.ts';
import { listView, tableView, textView, wideView, type FormatView } from '../formatView.ts';
import type { ObjectReader } from '../objectReader.ts';

const commands = 'Microsoft.PowerShell.Commands';

const headOf =
  (property: string) =>
  (value: Value, reader: ObjectReader): Value => {
    const text = reader.text(reader.property(value, property) ?? '');
    return text.length >= 200 ? `${text.slice(0, 200)}…` : text;
  };

/** Views of what the commands of Microsoft.PowerShell.Utility write. */
export const utilityViews: readonly FormatView[] = [
  tableView(`${commands}.MemberDefinition`, 'Name MemberType Definition', {
    autosize: true,
    group: {
      value: 'TypeName',
      heading: (value, reader) => [`   TypeName: ${reader.text(reader.property(value, 'TypeName') ?? '')}`],
    },
  }),
  tableView('System.Management.Automation.Runspaces.TypeData', 'TypeName Members'),
  tableView(`${commands}.GroupInfo`, 'Count:5> Name:25 Group'),
  listView(`${commands}.GroupInfo`, 'Name Count Group Values'),
  tableView(`${commands}.GroupInfoNoElement`, 'Count:5> Name:25'),
  listView(`${commands}.GroupInfoNoElement`, 'Name Count Values'),
  textView(
    `${commands}.MatchInfo`,
    (value, reader) => {
      const path = reader.text(reader.property(value, 'Path') ?? '');
      const shown = path.startsWith(`${reader.location}/`) ? path.slice(reader.location.length + 1) : path;
      return matchText(value, shown, reader);
    },
    false,
  ),
  tableView(`${commands}.HistoryInfo`, 'Id:4> Duration:12> CommandLine'),
  wideView(`${commands}.HistoryInfo`, 'CommandLine'),
  tableView(`${commands}.FileHashInfo`, 'Algorithm:15 Hash:70 Path'),
  {
    kind: 'table',
    name: `${commands}.ByteCollection`,
    types: [`${commands}.ByteCollection`],
    autosize: false,
    wrap: false,
    columns: [
      { label: 'Offset', value: 'HexOffset', width: 16, alignment: 'right', cellAlignment: null },
      {
        label: 'Bytes\n00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F',
        value: 'HexBytes',
        width: 47,
        alignment: null,
        cellAlignment: null,
      },
      { label: 'Ascii', value: 'Ascii', width: 16, alignment: null, cellAlignment: null },
    ],
    group: {
      value: 'Label',
      heading: (value, reader) => [`   Label: ${reader.text(reader.property(value, 'Label') ?? '')}`],
    },
  },
  listView(
    `${commands}.BasicHtmlWebResponseObject`,
    'StatusCode StatusDescription Content RawContent Headers Images InputFields Links RawContentLength RelationLink',
    { computed: { Content: headOf('Content'), RawContent: headOf('RawContent') } },
  ),
  listView(
    `${commands}.WebResponseObject`,
    'StatusCode StatusDescription Content RawContent Headers RawContentLength RelationLink',
    { computed: { RawContent: headOf('RawContent') } },
  ),
];

/** A match as `file:line:text`, or with the lines around it. */
function matchText(match: Value, path: string, reader: ObjectReader): string {
  const of = (name: string): Value => reader.property(match, name) ?? null;
  const line = reader.text(of('Line'));
  const isStream = path === 'InputStream';
  const context = of('Context');
  const number = Number(reader.text(of('LineNumber')));
  const place = (text: string, at: number, mark: string): string =>
    isStream ? `${mark}${text}` : `${mark}${path}:${String(at)}:${text}`;
  if (context === null) return isStream ? line : `${path}:${String(number)}:${line}`;
  const around = (name: string): string[] => {
    const lines = reader.property(context, name) ?? null;
    return [...(reader.items(lines) ?? [])].map((text) => reader.text(text));
  };
  const before = around('DisplayPreContext');
  const after = around('DisplayPostContext');
  return [
    ...before.map((text, index) => place(text, number - before.length + index, '  ')),
    place(line, number, '> '),
    ...after.map((text, index) => place(text, number + 1 + index, '  ')),
  ].join('\n');
}
