import type { AnyAst } from '../../syntax/anyAst.ts';
import type { ScriptBlockAst } from '../../syntax/ast.ts';
import { childNodes } from '../../syntax/childNodes.ts';

const cmdlets = ['New-Variable', 'Remove-Variable', 'Set-Variable', 'Set-PSBreakpoint'];

/** Lower-case names of commands that change variables by their names. */
const commands: ReadonlySet<string> = new Set(
  [
    ...cmdlets,
    ...cmdlets.map((name) => `Microsoft.PowerShell.Utility\\${name}`),
    ...['nv', 'rv', 'sbp', 'sv'],
  ].map((name) => name.toLowerCase()),
);

/**
 * Whether a block changes variables of its scope in ways that its text does not tell, blocks within it aside: by name, or by what it dot-sources. PowerShell
 * then looks all its variables up by name; else they have places of their own.
 */
export function changesVariablesByName(block: ScriptBlockAst): boolean {
  const inside = (node: AnyAst): boolean =>
    (node.kind === 'Command' && isChange(node)) ||
    (node.kind !== 'ScriptBlock' && childNodes(node).some(inside));
  return childNodes(block).some(inside);
}

function isChange({ invocationOperator, elements }: Extract<AnyAst, { kind: 'Command' }>): boolean {
  const [name] = elements;
  return (
    invocationOperator === 'dot' ||
    (name?.kind === 'StringConstantExpression' && commands.has(name.value.toLowerCase()))
  );
}
