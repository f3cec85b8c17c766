import type { PlannedParameter } from '../binding/bindingPlan.ts';
import type { AnyAst } from '../syntax/anyAst.ts';
import type { HashtableAst } from '../syntax/ast.ts';
import { bindCall, parametersLeft } from './boundCall.ts';
import { callTarget } from './callTarget.ts';
import type { ScriptModel } from './scriptModel.ts';

/** The parameters that a table can give, where it is splatted: `$all = @{ … }` … `Get-Item @all`. */
export function splattedParameters(model: ScriptModel, table: HashtableAst): readonly PlannedParameter[] {
  let child: AnyAst = table;
  for (const ancestor of model.ancestors(table)) {
    if (ancestor.kind === 'AssignmentStatement' && ancestor.left.kind === 'VariableExpression') {
      if (ancestor.right !== child) return [];
      const uses = model.variables.of(ancestor.left)?.occurrences ?? [];
      return uses.flatMap(({ node }) => {
        const command = model.parent(node);
        const isSplat = node.kind === 'VariableExpression' && node.splatted;
        const target = isSplat && command?.kind === 'Command' ? callTarget(model, command) : undefined;
        return command?.kind === 'Command' && target !== undefined
          ? parametersLeft(bindCall(target, command))
          : [];
      });
    }
    if (ancestor.kind !== 'Pipeline' && ancestor.kind !== 'CommandExpression') return [];
    child = ancestor;
  }
  return [];
}
