import { cmdlet } from '../cmdletBuilder.ts';
import { informationRecord } from './informationRecord.ts';

/** Write-Information. */
export const writeInformation = cmdlet({
  name: 'Write-Information',
  className: 'WriteInformationCommand',
  module: 'Utility',
  syntax: '[-MessageData] <Object> [[-Tags] <string[]>]',
  parameters: { MessageData: { pipeline: 'value', aliases: ['Msg', 'Message'], allow: ['null'] } },
  start: (runtime) => ({
    process() {
      const data = runtime.value('MessageData') ?? null;
      runtime.writeInformation(informationRecord(data, runtime.strings('Tags') ?? [], runtime));
    },
  }),
});
