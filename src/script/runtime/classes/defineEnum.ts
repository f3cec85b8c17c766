import { tryConvert } from '../../convert/convert.ts';
import { isNumberType, wholeNumber, wholeOfType } from '../../convert/toNumber.ts';
import type { ExpressionAst, TypeDefinitionAst } from '../../syntax/ast.ts';
import type { Extent } from '../../syntax/extent.ts';
import { isConstant } from '../../syntax/isConstant.ts';
import { emptyFacts } from '../../types/typeBuilder.ts';
import { NetType } from '../../types/netType.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import type { Value } from '../../values/value.ts';
import { attributeName } from '../blocks/attributeValues.ts';
import { checkMembers } from './checkMembers.ts';
import type { Compiler } from '../compile/compiler.ts';
import { declarationError } from './declarationError.ts';
import type { Frame } from '../execution.ts';

/** Defines an enum: a value without a number is one more than the value before it. */
export function defineEnum(ast: TypeDefinitionAst, compiler: Compiler, frame: Frame): void {
  checkMembers(ast, compiler);
  const values = new Map<string, bigint>();
  const [written] = ast.baseTypes;
  const numberType =
    frame.engine.findType(written === undefined ? 'int' : written.typeName.name) ?? frame.engine.types.of(0);
  const underlying: Underlying = { type: numberType, name: written?.typeName.name ?? 'int' };
  let next = 0n;
  for (const member of ast.members) {
    if (member.kind !== 'PropertyMember') continue;
    if (member.initialValue !== null) next = givenNumber(member.initialValue, underlying, compiler, frame);
    checkRange(next, underlying, compiler, member.initialValue ?? member);
    values.set(member.name, next);
    next++;
  }
  const flags = ast.attributes.some(
    (attribute) => attributeName(attribute) === 'flags' || attributeName(attribute) === 'system.flags',
  );
  frame.engine.defineType(
    new NetType({
      ...emptyFacts([...compiler.functions, ast.name].join('.'), 'System.Enum'),
      kind: 'enum',
      enumeration: { values, flags, underlying: numberType.fullName },
    }),
    frame.scope,
  );
}

/** The type of the numbers of an enum, and how the declaration names it. */
interface Underlying {
  readonly type: NetType;
  readonly name: string;
}

function givenNumber(
  ast: ExpressionAst,
  { type, name }: Underlying,
  compiler: Compiler,
  frame: Frame,
): bigint {
  const given = isConstant(ast) ? constantValue(ast, compiler, frame) : undefined;
  if (given === undefined)
    throw declarationError(
      'EnumeratorValueMustBeConstant',
      'Enumerator value must be a constant value.',
      compiler,
      ast,
    );
  const long = frame.engine.findType('long') ?? type;
  const found = wholeNumber(tryConvert(given, type, frame.engine) ?? tryConvert(given, long, frame.engine));
  if (found !== undefined) return found;
  throw declarationError('CannotConvertValue', `Cannot convert the value to type "${name}".`, compiler, ast);
}

/** Undefined where it cannot be known before the script runs, as another value of the same enum. */
function constantValue(ast: ExpressionAst, compiler: Compiler, frame: Frame): Value | undefined {
  try {
    return compiler.expression(ast)(frame);
  } catch (error) {
    if (error instanceof ScriptError) return undefined;
    throw error;
  }
}

function checkRange(value: bigint, { type, name }: Underlying, compiler: Compiler, extent: Extent): void {
  const { fullName } = type;
  if (isNumberType(fullName) && wholeOfType(value, fullName) !== undefined) return;
  throw declarationError(
    'EnumeratorValueOutOfBounds',
    `Enumerator value is either too large or too small for ${name}.`,
    compiler,
    extent,
  );
}
