import { toEnum } from '../../convert/toEnum.ts';
import type { NetContext, NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { DateTime } from '../../values/dateTime.ts';
import { NetList } from '../../values/netList.ts';
import { HostInformationMessage, InformationRecord, StreamRecord } from '../../values/streamRecords.ts';
import type { Value } from '../../values/value.ts';
import { selfOf } from './selfOf.ts';

const prefix = 'System.Management.Automation.';

function consoleColor(name: string | null, context: NetContext): Value {
  const type = context.types.find('System.ConsoleColor');
  return name === null || type === undefined ? name : (toEnum(name, type, context) ?? name);
}

/** WarningRecord, VerboseRecord, DebugRecord, InformationRecord and what Write-Host puts into it. */
export function streamRecordTypes(): NetType[] {
  const informational = new TypeBuilder(`${prefix}InformationalRecord`, selfOf(StreamRecord))
    .property('string Message', ({ message }) => message)
    .property(`${prefix}InvocationInfo InvocationInfo`, ({ invocation }) => invocation)
    .property('System.Object PipelineIterationInfo', () => null)
    .method('string ToString()', ({ message }) => message)
    .build();
  const derived = ['Warning', 'Verbose', 'Debug'].map((kind) =>
    new TypeBuilder(`${prefix}${kind}Record`, selfOf(StreamRecord), {
      base: `${prefix}InformationalRecord`,
    }).build(),
  );
  return [
    informational,
    ...derived,
    new TypeBuilder(`${prefix}InformationRecord`, selfOf(InformationRecord))
      .property('System.Object MessageData', ({ messageData }) => messageData)
      .property('string Source', ({ source }) => source)
      .property('datetime TimeGenerated', ({ ticks }) => new DateTime(ticks, 'Local'))
      .property(
        'System.Object Tags',
        ({ tags }) =>
          new NetList(
            [...tags],
            'System.Collections.Generic.List`1[[System.String, System.Private.CoreLib]]',
            'System.String',
          ),
      )
      .property('string User', () => '')
      .property('string Computer', () => '')
      .property('uint ManagedThreadId', () => 1)
      .property('uint NativeThreadId', () => process.pid)
      .property('uint ProcessId', () => process.pid)
      .method('string ToString()', ({ messageData }, _args, context) => context.text(messageData))
      .build(),
    new TypeBuilder(`${prefix}HostInformationMessage`, selfOf(HostInformationMessage))
      .property('string Message', ({ message }) => message)
      .property('bool NoNewLine', ({ noNewLine }) => noNewLine)
      .property('System.Object ForegroundColor', ({ foreground }, context) =>
        consoleColor(foreground, context),
      )
      .property('System.Object BackgroundColor', ({ background }, context) =>
        consoleColor(background, context),
      )
      .method('string ToString()', ({ message }) => message)
      .build(),
  ];
}
