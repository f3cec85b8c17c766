import { localNow } from '../../text/localDate.ts';
import { InformationRecord } from '../../values/streamRecords.ts';
import type { Value } from '../../values/value.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** An InformationRecord of now, written by this command. */
export function informationRecord(
  messageData: Value,
  tags: readonly string[],
  runtime: CommandRuntime,
): InformationRecord {
  return new InformationRecord({
    messageData,
    source: runtime.invocation.position?.file ?? runtime.invocation.invocationName,
    tags,
    ticks: localNow(runtime.runspace),
  });
}
