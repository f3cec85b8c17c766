import type { AnyAst } from '../syntax/anyAst.ts';
import { childNodes } from '../syntax/childNodes.ts';

/** The first `$PSCmdlet.ShouldProcess(…)` or `ShouldContinue(…)` of a body, functions within left out; null for none. */
export function asksToProcess(node: AnyAst): AnyAst | null {
  if (
    node.kind === 'InvokeMemberExpression' &&
    node.member.kind === 'StringConstantExpression' &&
    /^should(?:process|continue)$/i.test(node.member.value)
  )
    return node;
  for (const child of childNodes(node)) {
    const found = child.kind === 'FunctionDefinition' ? null : asksToProcess(child);
    if (found !== null) return found;
  }
  return null;
}
