import type { HashtableAst } from '../syntax/ast.ts';
import { keyText } from '../syntax/keyText.ts';
import { bindCall } from './boundCall.ts';
import { callTarget } from './callTarget.ts';
import type { CompletionItem } from './completionItem.ts';
import type { ScriptModel } from './scriptModel.ts';
import { membersOf, type ScriptType, typeNamed, typeOfName } from './scriptType.ts';
import { splattedParameters } from './splattedParameters.ts';

/** Keys of a table: of a calculated property, properties of the object it becomes, parameters of the command that it is splatted to. */
export function completeKey(model: ScriptModel, table: HashtableAst): readonly CompletionItem[] {
  const written = new Set(table.entries.map(({ key }) => keyText(key)?.toLowerCase()));
  return [
    ...calculatedKeys(model, table),
    ...propertyNames(model, table),
    ...splattedParameters(model, table).map(({ name }) => name),
  ]
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

/** `[Site]@{ … }` and `New-Object Site -Property @{ … }`: what of an object can be set. */
function propertyNames(model: ScriptModel, table: HashtableAst): readonly string[] {
  const type = madeType(model, table);
  if (type === undefined) return [];
  return membersOf(model, type, false)
    .filter(
      ({ kind, definitions: [definition = ''] }) => kind === 'property' && !definition.endsWith('{get;}'),
    )
    .map(({ name }) => name);
}

function madeType(model: ScriptModel, table: HashtableAst): ScriptType | undefined {
  const parent = model.parent(table);
  if (parent?.kind === 'ConvertExpression')
    return /^(?:ordered|hashtable|pscustomobject)$/i.test(parent.type.typeName.name)
      ? undefined
      : typeOfName(model, parent.type.typeName);
  if (parent?.kind !== 'Command') return undefined;
  const target = callTarget(model, parent);
  if (target?.metadata.name !== 'New-Object') return undefined;
  const bound = bindCall(target, parent).arguments;
  const given = (name: string) => bound.find(({ parameter }) => parameter?.name === name)?.value;
  const named = given('TypeName');
  return given('Property') === table && named?.kind === 'StringConstantExpression'
    ? typeNamed(model, named.value)
    : undefined;
}
