import { checkArgumentCount } from '../../binding/attributeArgument.ts';
import { argumentCheck } from '../../binding/argumentChecks.ts';
import type { ArgumentCheck } from '../../commands/commandMetadata.ts';
import { construct } from '../../members/construct.ts';
import { enumerate } from '../../members/enumerate.ts';
import { invokeMethod } from '../../members/invokeMethod.ts';
import { setMember } from '../../members/setMember.ts';
import { isKnownAttribute } from '../../syntax/knownAttributes.ts';
import { baseChain } from '../../types/lookup.ts';
import type { NetType } from '../../types/netType.ts';
import { scriptError } from '../../values/errorRecord.ts';
import type { AttributeAst } from '../../syntax/ast.ts';
import type { Value } from '../../values/value.ts';
import { checkAttributeProperty } from './attributeProperties.ts';
import type { Compiler } from '../compile/compiler.ts';
import type { Frame } from '../execution.ts';

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
    name,
    value: expressionOmitted ? () => true : compiler.expression(argument),
  }));
  const kind = attributeName(ast);
  return (frame) => {
    checkArgumentCount(kind, positional.length);
    for (const { name } of named) checkAttributeProperty(kind, name);
    return {
      positional: positional.map((value) => value(frame)),
      named: new Map(named.map(({ name, value }) => [name.toLowerCase(), value(frame)])),
    };
  };
}

/** An attribute as an object; undefined where nothing of its name is known. */
export function attributeObject(
  ast: AttributeAst,
  compiler: Pick<Compiler, 'expression'>,
  frame: Frame,
): Value | undefined {
  const { engine } = frame;
  const written = ast.typeName.name;
  const type = [`${written}Attribute`, `System.Management.Automation.${written}Attribute`, written]
    .map((name) => engine.findType(name))
    .find((found) => found !== undefined);
  if (type === undefined) return undefined;
  const { positional, named } = attributeValues(ast, compiler)(frame);
  const attribute = construct(type, positional, engine);
  for (const [name, value] of named) setMember(attribute, name, value, engine);
  return attribute;
}

/** The check that an attribute stands for; null where it checks nothing. */
export function checkOf(
  ast: AttributeAst,
  compiler: Pick<Compiler, 'expression'>,
): (frame: Frame) => ArgumentCheck | null {
  const name = attributeName(ast);
  if (!isKnownAttribute(ast.typeName.name)) return declaredCheck(ast, compiler);
  if (!name.startsWith('validate') && name !== 'pstypename') return () => null;
  const values = attributeValues(ast, compiler);
  return (frame) => {
    const { positional, named } = values(frame);
    return argumentCheck(name, positional, named, frame.engine);
  };
}

function isAttribute(type: NetType, { types }: Frame['engine']): boolean {
  return baseChain(type, types).some(({ fullName }) => fullName === 'System.Attribute');
}

/** The check of an attribute that a script declares as a class. Throws where there is no such class. */
function declaredCheck(
  ast: AttributeAst,
  compiler: Pick<Compiler, 'expression'>,
): (frame: Frame) => ArgumentCheck | null {
  const written = ast.typeName.name;
  const values = attributeValues(ast, compiler);
  return (frame) => {
    const { engine } = frame;
    const type = engine.findType(written) ?? engine.findType(`${written}Attribute`);
    if (type === undefined || !isAttribute(type, engine))
      throw scriptError(
        'CustomAttributeTypeNotFound',
        `Cannot find the type for custom attribute '${written}'. Make sure that the assembly that contains this type is loaded.`,
        'InvalidOperation',
      );
    const derived = (base: string): boolean =>
      baseChain(type, engine.types).some(
        ({ fullName }) => fullName === `System.Management.Automation.${base}`,
      );
    const transforms = derived('ArgumentTransformationAttribute');
    const perItem = derived('ValidateEnumeratedArgumentsAttribute');
    if (!transforms && !perItem && !derived('ValidateArgumentsAttribute')) return null;
    const { positional, named } = values(frame);
    const attribute = construct(type, positional, engine);
    for (const [name, value] of named) setMember(attribute, name, value, engine);
    const validate = (value: Value): void => {
      if (perItem)
        for (const item of enumerate(value) ?? [value])
          invokeMethod(attribute, 'ValidateElement', [item], engine);
      else invokeMethod(attribute, 'Validate', [value, null], engine);
    };
    return {
      attribute: type.name.replace(/Attribute$/, ''),
      values: [],
      transforms,
      apply: (value) => {
        if (transforms) return invokeMethod(attribute, 'Transform', [null, value], engine);
        validate(value);
        return value;
      },
    };
  };
}
