import type { AnyAst } from '../syntax/anyAst.ts';
import type { CommandAst, FunctionDefinitionAst, ParamBlockAst, ParameterAst } from '../syntax/ast.ts';

/** Name of a function in lower case, without `script:` or the like. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/^(?:global|script|local|private):/, '');
}

/** The name of a command where it is written as a word or between quotes; undefined for a computed one. */
export function commandName({ elements: [first] }: CommandAst): string | undefined {
  return first?.kind === 'StringConstantExpression' ? first.value : undefined;
}

/** The parameters of a function and the attributes of its `param`. */
export function parametersOf({ parameters, body }: FunctionDefinitionAst): readonly ParameterAst[] {
  return parameters ?? body.paramBlock?.parameters ?? [];
}

/** Whether a `param` has an attribute, by its name in lower case without `Attribute`. */
export function attributeOf(
  block: Pick<ParamBlockAst | ParameterAst, 'attributes'> | null,
  name: string,
): Extract<AnyAst, { readonly kind: 'Attribute' }> | undefined {
  for (const attribute of block?.attributes ?? [])
    if (attribute.kind === 'Attribute' && shortAttribute(attribute.typeName.name) === name) return attribute;
  return undefined;
}

/** Name of an attribute in lower case, without namespace and `Attribute`. */
export function shortAttribute(name: string): string {
  return name
    .slice(name.lastIndexOf('.') + 1)
    .toLowerCase()
    .replace(/attribute$/, '');
}
