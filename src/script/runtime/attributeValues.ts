import { argumentCheck } from '../binding/argumentChecks.ts';
import type { ArgumentCheck } from '../commands/commandMetadata.ts';
import type { AttributeAst } from '../syntax/ast.ts';
import type { Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import type { Frame } from './execution.ts';

/** Name of an attribute in lower case, without namespace and the ending `Attribute`. */
export function attributeName({ typeName }: Pick<AttributeAst, 'typeName'>): string {
  return typeName.name
    .toLowerCase()
    .replace(/^system\.management\.automation\./, '')
    .replace(/attribute$/, '');
}

/** Arguments of an attribute, evaluated where the code runs. */
export interface AttributeValues {
  readonly positional: readonly Value[];
  /** By lower-case name. */
  readonly named: ReadonlyMap<string, Value>;
}

/** Compiles the arguments of an attribute. */
export function attributeValues(
  ast: AttributeAst,
  compiler: Pick<Compiler, 'expression'>,
): (frame: Frame) => AttributeValues {
  const positional = ast.positionalArguments.map((argument) => compiler.expression(argument));
  const named = ast.namedArguments.map(({ name, argument, expressionOmitted }) => ({
    name: name.toLowerCase(),
    value: expressionOmitted ? () => true : compiler.expression(argument),
  }));
  return (frame) => ({
    positional: positional.map((value) => value(frame)),
    named: new Map(named.map(({ name, value }) => [name, value(frame)])),
  });
}

/** The check that an attribute stands for; null where it checks nothing. */
export function checkOf(
  ast: AttributeAst,
  compiler: Pick<Compiler, 'expression'>,
): (frame: Frame) => ArgumentCheck | null {
  const name = attributeName(ast);
  if (!name.startsWith('validate') && name !== 'pstypename') return () => null;
  const values = attributeValues(ast, compiler);
  return (frame) => {
    const { positional, named } = values(frame);
    return argumentCheck(name, positional, named, frame.engine);
  };
}
