import type { AnyAst } from '../syntax/anyAst.ts';
import type { ExpressionAst, TypeDefinitionAst } from '../syntax/ast.ts';
import { soleExpression } from '../syntax/soleExpression.ts';
import { bindCall } from './boundCall.ts';
import { callTarget } from './callTarget.ts';
import { constraintOf, inferType, statementType } from './inferType.ts';
import type { ScriptModel } from './scriptModel.ts';
import { type ScriptType, typeNamed, typeOfName } from './scriptType.ts';

/** The enum of the script that a text is a value of. */
export function enumOfText(model: ScriptModel, node: ExpressionAst): TypeDefinitionAst | undefined {
  const type = wantedType(model, node);
  return type?.kind === 'own' && type.definition.typeKind === 'enum' ? type.definition : undefined;
}

/**
 * The type that a text becomes where it stands, or is compared with: `[Kind] 'One'`, `[Kind] $kind = 'One'`, `$kind -eq 'One'`, a label of
 * `switch ($kind)`, the argument of a parameter.
 */
export function wantedType(model: ScriptModel, node: ExpressionAst): ScriptType | undefined {
  const parent = model.parent(node);
  switch (parent?.kind) {
    case 'ConvertExpression':
      return typeOfName(model, parent.type.typeName);
    case 'BinaryExpression':
      return /^(?:eq|ne|in|notin|contains|notcontains)$/.test(parent.operator)
        ? inferType(model, parent.left === node ? parent.right : parent.left)
        : undefined;
    case 'SwitchStatement':
      return statementType(model, parent.condition);
    case 'Parameter':
      return parent.defaultValue === node ? inferType(model, parent.name) : undefined;
    case 'PropertyMember':
      return parent.initialValue === node && parent.propertyType !== null
        ? typeOfName(model, parent.propertyType.typeName)
        : undefined;
    case 'CommandParameter':
    case 'Command':
      return argumentType(model, node);
    case 'CommandExpression':
      return assignedType(model, parent, node);
    default:
      return undefined;
  }
}

function argumentType(model: ScriptModel, node: ExpressionAst): ScriptType | undefined {
  for (const command of model.ancestors(node)) {
    if (command.kind === 'CommandParameter') continue;
    const target = command.kind === 'Command' ? callTarget(model, command) : undefined;
    if (command.kind !== 'Command' || target === undefined) return undefined;
    const bound = bindCall(target, command).arguments.find(({ value }) => value === node);
    const type = bound?.parameter?.metadata.type;
    return type === undefined ? undefined : typeNamed(model, type.replace(/\[\]$/, ''));
  }
  return undefined;
}

/** What a variable or a property is that gets a value. */
function assignedType(model: ScriptModel, parent: AnyAst, node: ExpressionAst): ScriptType | undefined {
  const pipeline = model.parent(parent);
  const assignment = pipeline && model.parent(pipeline);
  if (assignment?.kind !== 'AssignmentStatement' || soleExpression(assignment.right) !== node)
    return undefined;
  const { left } = assignment;
  if (left.kind === 'ConvertExpression') return typeOfName(model, left.type.typeName);
  if (left.kind === 'MemberExpression') return inferType(model, left);
  const symbol = left.kind === 'VariableExpression' ? model.variables.of(left) : undefined;
  return symbol && constraintOf(model, symbol);
}
