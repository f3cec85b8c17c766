import { convert } from '../convert/convert.ts';
import type { TypeDefinitionAst } from '../syntax/ast.ts';
import { emptyFacts } from '../types/typeBuilder.ts';
import { NetType } from '../types/netType.ts';
import { Integer } from '../values/number.ts';
import type { Value } from '../values/value.ts';
import { attributeName } from './attributeValues.ts';
import type { Compiler } from './compiler.ts';
import type { Frame } from './execution.ts';

/** Defines an enum: a value without a number is one more than the value before it. */
export function defineEnum(ast: TypeDefinitionAst, compiler: Compiler, frame: Frame): void {
  const values = new Map<string, bigint>();
  const [underlying] = ast.baseTypes;
  const numberType = frame.engine.findType(underlying === undefined ? 'long' : underlying.typeName.name);
  let next = 0n;
  for (const member of ast.members) {
    if (member.kind !== 'PropertyMember') continue;
    if (member.initialValue !== null) {
      const given = compiler.expression(member.initialValue)(frame);
      next = wholeOf(numberType === undefined ? given : convert(given, numberType, frame.engine));
    }
    values.set(member.name, next);
    next++;
  }
  const flags = ast.attributes.some(
    (attribute) => attributeName(attribute) === 'flags' || attributeName(attribute) === 'system.flags',
  );
  frame.engine.defineType(
    new NetType({
      ...emptyFacts(ast.name, 'System.Enum'),
      kind: 'enum',
      enumeration: { values, flags },
    }),
    frame.scope,
  );
}

function wholeOf(value: Value): bigint {
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'bigint') return value;
  return value instanceof Integer ? value.value : 0n;
}
