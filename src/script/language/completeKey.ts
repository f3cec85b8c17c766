import type { AnyAst } from '../syntax/anyAst.ts';
import type { CommandAst, HashtableAst } from '../syntax/ast.ts';
import { keyText } from '../syntax/keyText.ts';
import { bindCall, parametersLeft } from './boundCall.ts';
import { callTarget } from './callTarget.ts';
import type { CompletionItem } from './completionItem.ts';
import type { ScriptModel } from './scriptModel.ts';

/** Keys of a table: of a calculated property, or the parameters of the command that the table is splatted to. */
export function completeKey(model: ScriptModel, table: HashtableAst): readonly CompletionItem[] {
  const written = new Set(table.entries.map(({ key }) => keyText(key)?.toLowerCase()));
  return [...calculatedKeys(model, table), ...splattedKeys(model, table)]
    .filter((name) => !written.has(name.toLowerCase()))
    .map((label) => ({ label, kind: 'key', detail: '', insert: `${label} = ` }));
}

function calculatedKeys(model: ScriptModel, table: HashtableAst): readonly string[] {
  for (const ancestor of model.ancestors(table)) {
    if (ancestor.kind === 'ScriptBlockExpression' || ancestor.kind === 'FunctionDefinition') return [];
    if (ancestor.kind !== 'Command') continue;
    const target = callTarget(model, ancestor);
    const name = target?.kind === 'cmdlet' ? target.metadata.name : '';
    if (/^Format-(?:Table|List|Wide|Custom)$/.test(name))
      return ['Name', 'Label', 'Expression', 'FormatString', 'Width', 'Alignment'];
    if (name === 'Sort-Object') return ['Expression', 'Ascending', 'Descending'];
    return /^(?:Select|Group|Measure|Compare)-Object$/.test(name) ? ['Name', 'Expression'] : [];
  }
  return [];
}

/** `$all = @{ … }` … `Get-Item @all`. */
function splattedKeys(model: ScriptModel, table: HashtableAst): readonly string[] {
  let child: AnyAst = table;
  for (const ancestor of model.ancestors(table)) {
    if (ancestor.kind === 'AssignmentStatement' && ancestor.left.kind === 'VariableExpression') {
      if (ancestor.right !== child) return [];
      const symbol = model.variables.of(ancestor.left);
      const uses = symbol?.occurrences ?? [];
      return uses.flatMap(({ node }) => {
        const command = model.parent(node);
        const isSplat = node.kind === 'VariableExpression' && node.splatted;
        return isSplat && command?.kind === 'Command' ? ownParameters(model, command) : [];
      });
    }
    if (ancestor.kind !== 'Pipeline' && ancestor.kind !== 'CommandExpression') return [];
    child = ancestor;
  }
  return [];
}

function ownParameters(model: ScriptModel, command: CommandAst): readonly string[] {
  const target = callTarget(model, command);
  return target === undefined ? [] : parametersLeft(bindCall(target, command)).map(({ name }) => name);
}
