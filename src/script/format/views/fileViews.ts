import { listView, tableView, viewItems, wideView, type FormatView, type ViewGroup } from '../formatView.ts';

const types = ['System.IO.DirectoryInfo', 'System.IO.FileInfo'];

/** Files are shown folder by folder. */
const byFolder: ViewGroup = {
  value: 'PSParentPath',
  heading: (value, reader) => {
    const parent = reader.text(reader.property(value, 'PSParentPath') ?? '');
    return [`    Directory: ${parent.slice(parent.indexOf('::') + (parent.includes('::') ? 2 : 0))}`];
  },
};

/** Views of files and folders. */
export const fileViews: readonly FormatView[] = [
  tableView(types, 'UnixMode:10 User:10> Group:10 LastWriteTime:16> Size:12> Name', {
    name: 'childrenWithUnixStat',
    wrap: true,
    group: byFolder,
    computed: {
      LastWriteTime: (value, reader) =>
        reader.format(reader.property(value, 'LastWriteTime') ?? null, '{0:d} {0:HH}:{0:mm}'),
    },
  }),
  tableView(types, 'Mode=ModeWithoutHardLink:7 LastWriteTime=LastWriteTimeString:26> Length:14> Name', {
    name: 'children',
    wrap: true,
    group: byFolder,
  }),
  {
    ...listView(types, 'Name'),
    kind: 'list',
    name: 'children',
    group: byFolder,
    entries: [
      {
        type: 'System.IO.FileInfo',
        items: viewItems(
          'Name Length CreationTime LastWriteTime LastAccessTime Mode LinkType Target VersionInfo',
        ),
      },
      { type: null, items: viewItems('Name CreationTime LastWriteTime LastAccessTime Mode LinkType Target') },
    ],
  },
  { ...wideView(types, 'Name', 'children'), group: byFolder },
];
