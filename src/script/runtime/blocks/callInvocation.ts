import type { CommandInfo } from '../../commands/commandInfo.ts';
import { InvocationInfo } from '../../values/invocationInfo.ts';
import type { CommandCall } from '../execution.ts';

/** What a command that runs tells of its call: `$MyInvocation`, and the invocation that its errors carry. */
export function callInvocation(
  { frame, source, ast, place, sign }: CommandCall,
  command: CommandInfo | null,
  invocationName: string,
  errorIdSuffix: string,
): InvocationInfo {
  const invocation = new InvocationInfo({
    command,
    invocationName,
    position: source.text === '' ? null : () => source.position(ast),
    positionOf: (range) => source.position(range),
    errorIdSuffix,
  });
  invocation.pipelineLength = place.length;
  invocation.pipelinePosition = place.position;
  const isNamed = sign === '&' ? errorIdSuffix !== '' : sign !== '.';
  const outer = frame.call.parent?.parent ?? null;
  invocation.isOfPrompt = isNamed && outer === null;
  invocation.expectingInput = place.expectingInput;
  return invocation;
}
