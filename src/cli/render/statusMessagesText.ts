import { printable } from '../../base/printable.ts';
import type { StatusMessageView } from '../../service/api/synchronization.ts';
import type { Layout } from './layout.ts';
import { table } from './table.ts';
import { formatTime } from './times.ts';

/** Status messages as a table, a line each. */
export function statusMessagesText(messages: readonly StatusMessageView[], layout: Layout): string {
  if (messages.length === 0) return 'No status message fits.\n';
  return table<StatusMessageView>(
    [
      { header: 'Time', cell: ({ time }) => formatTime(Date.parse(time), layout) },
      { header: 'Site', cell: ({ siteCode }) => siteCode },
      { header: 'Severity', cell: ({ severity }) => severity },
      { header: 'Id', cell: ({ messageId }) => String(messageId) },
      { header: 'Message', cell: ({ text }) => printable(text), atLeast: 20 },
    ],
    messages,
    layout,
  );
}
