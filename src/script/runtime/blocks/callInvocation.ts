import type { CommandInfo } from '../../commands/commandInfo.ts';
import { InvocationInfo } from '../../values/invocationInfo.ts';
import type { CommandCall } from '../execution.ts';

/** What a command that runs tells of its call: `$MyInvocation`, and the invocation that its errors carry. */
export function callInvocation(
  { source, ast, place }: CommandCall,
  command: CommandInfo | null,
  invocationName: string,
  errorIdSuffix: string,
): InvocationInfo {
  const invocation = new InvocationInfo({
    command,
    invocationName,
    position: () => source.position(ast),
    errorIdSuffix,
  });
  invocation.pipelineLength = place.length;
  invocation.pipelinePosition = place.position;
  invocation.expectingInput = place.expectingInput;
  return invocation;
}
