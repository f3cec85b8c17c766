import type { StatusMessageDocument } from '../../domain/documents.ts';
import { syncComponent } from '../../domain/log/logContext.ts';
import { statusMessageText } from '../../domain/words/statusMessageText.ts';
import type { StatusMessageView, StatusSeverity } from '../api/synchronization.ts';

const names = { I: 'Information', W: 'Warning', E: 'Error' } as const;
const letters = { Information: 'I', Warning: 'W', Error: 'E' } as const;

/** A status message as doors get it; `machine` is the site server. */
export function statusMessageView(message: StatusMessageDocument, machine: string): StatusMessageView {
  const { _id, time, siteCode, messageId, severity, strings } = message;
  return {
    ...{ id: _id, siteCode, machine, component: syncComponent, messageId, strings },
    time: new Date(time).toISOString(),
    severity: names[severity],
    text: statusMessageText(messageId, strings),
  };
}

/** A severity as the store keeps it. */
export function severityLetter(severity: StatusSeverity): StatusMessageDocument['severity'] {
  return letters[severity];
}
