import type { AnyAst } from '../syntax/anyAst.ts';
import type { ExpressionAst, StatementAst } from '../syntax/ast.ts';
import { keyText } from '../syntax/keyText.ts';
import { soleExpression } from '../syntax/soleExpression.ts';
import { attributeOf } from './astQuestions.ts';
import { constantTexts } from './attributeValue.ts';
import { wantedType } from './enumTexts.ts';
import { statementType } from './inferType.ts';
import { closedValues } from './parameterValues.ts';
import type { ScriptModel } from './scriptModel.ts';
import type { ScriptType } from './scriptType.ts';
import { splattedParameters } from './splattedParameters.ts';

/** The values that an expression is compared with, or becomes: of an enum, or of the ValidateSet of a variable; of a key of a splatted table. */
export function wantedValues(model: ScriptModel, [node]: readonly AnyAst[]): readonly string[] {
  if (node?.kind !== 'StringConstantExpression') return [];
  const type = wantedType(model, node);
  if (type !== undefined) {
    const values = valuesOfEnum(type);
    if (values.length > 0) return values;
  }
  const entry = splattedEntry(model, node);
  return entry.length > 0 ? entry : validatedValues(model, node);
}

/** The values that labels of a `switch` can have, by its condition. */
export function labelValues(model: ScriptModel, condition: StatementAst): readonly string[] {
  const type = statementType(model, condition);
  const values = type === undefined ? [] : valuesOfEnum(type);
  const variable = soleExpression(condition);
  return values.length > 0 || variable === null ? values : validatedBy(model, variable);
}

function valuesOfEnum(type: ScriptType): readonly string[] {
  if (type.kind === 'own')
    return type.definition.typeKind === 'enum' ? type.definition.members.map(({ name }) => name) : [];
  return type.kind === 'net' ? [...(type.type.facts.enumeration?.values.keys() ?? [])] : [];
}

/** `@{ Mode = … }` where the table is splatted: what the parameter takes. */
function splattedEntry(model: ScriptModel, node: ExpressionAst): readonly string[] {
  for (const table of model.ancestors(node)) {
    if (table.kind !== 'Hashtable') continue;
    const entry = table.entries.find(({ value }) => soleExpression(value) === node);
    const key = entry && keyText(entry.key)?.toLowerCase();
    const parameter = splattedParameters(model, table).find(({ name }) => name.toLowerCase() === key);
    return parameter === undefined ? [] : (closedValues(model, parameter.metadata) ?? []);
  }
  return [];
}

/** The values of the variable that a text is compared with or given to. */
function validatedValues(model: ScriptModel, node: ExpressionAst): readonly string[] {
  const variable = comparedVariable(model, node);
  return variable === undefined ? [] : validatedBy(model, variable);
}

function validatedBy(model: ScriptModel, variable: AnyAst): readonly string[] {
  const symbol = model.variables.of(variable);
  for (const { node: at } of symbol?.occurrences ?? []) {
    const parent = model.parent(at);
    const attribute =
      parent?.kind === 'Parameter'
        ? attributeOf(parent, 'validateset')
        : parent?.kind === 'AttributedExpression'
          ? attributeOf({ attributes: [parent.attribute] }, 'validateset')
          : undefined;
    if (attribute !== undefined) return constantTexts(attribute.positionalArguments);
  }
  return [];
}

function comparedVariable(model: ScriptModel, node: ExpressionAst): AnyAst | undefined {
  const parent = model.parent(node);
  if (parent?.kind === 'BinaryExpression') {
    const other = parent.left === node ? parent.right : parent.left;
    return /^(?:eq|ne|in|notin|contains|notcontains)$/.test(parent.operator) ? other : undefined;
  }
  if (parent?.kind === 'SwitchStatement') return soleExpression(parent.condition) ?? undefined;
  if (parent?.kind === 'Parameter') return parent.defaultValue === node ? parent.name : undefined;
  if (parent?.kind !== 'CommandExpression') return undefined;
  const pipeline = model.parent(parent);
  const assignment = pipeline && model.parent(pipeline);
  if (assignment?.kind !== 'AssignmentStatement' || assignment.right !== pipeline) return undefined;
  const { left } = assignment;
  return left.kind === 'AttributedExpression' ? left.child : left;
}
