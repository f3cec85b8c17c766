import type { AnyAst } from '../syntax/anyAst.ts';
import type { FunctionMemberAst } from '../syntax/ast.ts';
import type { Extent } from '../syntax/extent.ts';

/** The function that a method of a class is: PowerShell has a node of its own for it. */
export type MethodFunction = Extent & { readonly kind: 'MethodFunction'; readonly member: FunctionMemberAst };

/** What PowerShell has a node for. */
export type TreeAst = AnyAst | MethodFunction;

/** Name of the class that PowerShell has for a node. */
export function classOf({ kind }: TreeAst): string {
  return kind === 'MethodFunction' ? 'FunctionDefinitionAst' : `${kind}Ast`;
}
