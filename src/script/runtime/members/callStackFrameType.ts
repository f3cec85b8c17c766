import type { NetContext, NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { CallStackFrame, commandOf } from '../callStack.ts';
import { selfOf } from './selfOf.ts';

/** System.Management.Automation.CallStackFrame: what Get-PSCallStack gives. */
export function callStackFrameType(): NetType {
  return new TypeBuilder('System.Management.Automation.CallStackFrame', selfOf(CallStackFrame))
    .property('string Command', ({ call }) => commandOf(call))
    .property('string Location', location)
    .property('string Arguments', argumentsText)
    .property('string ScriptName', ({ call }) => call.source.file)
    .property('int ScriptLineNumber', ({ line }) => line)
    .property('System.Management.Automation.InvocationInfo InvocationInfo', ({ call }) => call.invocation)
    .property('string FunctionName', ({ call }) => call.name)
    .method('string ToString()', (frame) => frame.toString())
    .build();
}

function location({ call: { source }, line }: CallStackFrame): string {
  const { file } = source;
  return file === null ? '<No file>' : `${file.slice(file.lastIndexOf('/') + 1)}: line ${line}`;
}

function argumentsText({ call: { invocation } }: CallStackFrame, context: NetContext): string {
  const bound = [...(invocation?.boundParameters ?? [])].map(
    ([name, value]) => `${name}=${context.text(value)}`,
  );
  const rest = (invocation?.unboundArguments ?? []).map((value) => context.text(value));
  return `{${[...bound, ...rest].join(', ')}}`;
}
