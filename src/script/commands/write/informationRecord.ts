import { localNow } from '../../text/localDate.ts';
import { InformationRecord } from '../../values/streamRecords.ts';
import type { Value } from '../../values/value.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** An InformationRecord of now, written by a command. */
export function informationRecord(
  messageData: Value,
  tags: readonly string[],
  { invocation, runspace }: Pick<CommandRuntime, 'invocation' | 'runspace'>,
): InformationRecord {
  return new InformationRecord({
    messageData,
    source: invocation.position?.file ?? invocation.invocationName,
    tags,
    ticks: localNow(runspace),
  });
}
