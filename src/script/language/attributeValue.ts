import type { AttributeAst, ExpressionAst } from '../syntax/ast.ts';

/** A named argument of an attribute, by its name in lower case. */
export function namedArgument(
  { namedArguments }: AttributeAst,
  name: string,
): AttributeAst['namedArguments'][number] | undefined {
  return namedArguments.find((argument) => argument.name.toLowerCase() === name);
}

/** Whether an argument such as `Mandatory` is set: without a value, or to anything but false. */
export function isTrue(attribute: AttributeAst, name: string): boolean {
  const given = namedArgument(attribute, name);
  if (given === undefined) return false;
  const { argument } = given;
  if (given.expressionOmitted || argument.kind !== 'VariableExpression') return true;
  return argument.path.toLowerCase() !== 'false';
}

/** The texts of the positional arguments of an attribute; others than constants are left out. */
export function constantTexts(positional: readonly ExpressionAst[]): readonly string[] {
  return positional.flatMap((argument) =>
    argument.kind === 'StringConstantExpression'
      ? [argument.value]
      : argument.kind === 'ArrayLiteral'
        ? constantTexts(argument.elements)
        : [],
  );
}
