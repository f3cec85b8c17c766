import { toText } from '../../convert/toText.ts';
import { enumerate } from '../../members/enumerate.ts';
import { getMember, ownMember } from '../../members/getMember.ts';
import { getStaticMember } from '../../members/staticMember.ts';
import type { ExpressionAst, MemberExpressionAst } from '../../syntax/ast.ts';
import { argumentNull } from '../../types/arguments.ts';
import { NetType } from '../../types/netType.ts';
import { findProperty } from '../../types/lookup.ts';
import { CustomObject } from '../../values/customObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { unboxed } from '../../values/extendedMembers.ts';
import { NetArray } from '../../values/netArray.ts';
import { isNull, type Value } from '../../values/value.ts';
import { XmlNode } from '../../values/xmlNode.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate, Frame } from '../execution.ts';

/** `target.member` and `target::member` where a value stands. */
export function compileMember(ast: MemberExpressionAst, compiler: Compiler): Evaluate {
  const targetOf = compiler.expression(ast.target);
  if (ast.isStatic) {
    const nameOf = compileMemberName(ast.member, compiler);
    return (frame) => readStatic(targetOf(frame), nameOf(frame), frame);
  }
  const keyOf = compiler.expression(ast.member);
  if (ast.nullConditional)
    return (frame) => {
      const target = targetOf(frame);
      return isNull(target) ? null : readMember(target, keyOf(frame), frame);
    };
  return (frame) => readMember(targetOf(frame), keyOf(frame), frame);
}

/** The name after the dot: mostly written out, else computed. */
export function compileMemberName(ast: ExpressionAst, compiler: Compiler): (frame: Frame) => string {
  if (ast.kind === 'StringConstantExpression') {
    const { value } = ast;
    return () => value;
  }
  const computed = compiler.expression(ast);
  return (frame) => toText(computed(frame), frame.engine);
}

/** A member, null where there is none; under strict mode that is an error. What is no text is a key of a dictionary, and of others a name. */
export function readMember(target: Value, key: Value, frame: Frame): Value {
  const given = unboxed(key);
  if (typeof given !== 'string' && target instanceof Dictionary) {
    const held = isNull(given) ? undefined : target.get(given);
    if (held === undefined && frame.scope.strict >= 2) throw propertyNotFound(toText(given, frame.engine));
    if (isNull(given)) throw argumentNull('key');
    return held ?? null;
  }
  const name = typeof given === 'string' ? given : toText(given, frame.engine);
  const found = isNull(target) ? undefined : getMember(target, name, frame.engine);
  if (frame.scope.strict >= 2) {
    if (found === undefined || !isStrictMember(target, name, frame))
      throw hasNoItems(target) ? propertyOfNone(name) : propertyNotFound(name);
    return found;
  }
  if (found !== undefined) return found;
  return isNull(target) && /^(count|length)$/i.test(name) ? 0 : null;
}

/** Under strict mode a scalar has no Count and no Length of its own, and every item of a collection must have the member. */
function isStrictMember(target: Value, name: string, { engine }: Frame): boolean {
  const items = enumerate(target);
  if (items !== undefined)
    return (
      ownMember(target, name, engine) !== undefined ||
      [...items].every((item) => getMember(item, name, engine) !== undefined)
    );
  if (target instanceof Dictionary && /^length$/i.test(name)) return target.has(name);
  const adapts = target instanceof CustomObject || target instanceof Dictionary || target instanceof XmlNode;
  if (!/^(count|length)$/i.test(name) || adapts) return true;
  return findProperty(engine.types.of(target), name.toLowerCase(), engine.types) !== undefined;
}

/** A static member of a type; for another value, of its type. */
export function readStatic(target: Value, name: string, frame: Frame): Value {
  const found = getStaticMember(staticTarget(target, frame), name, frame.engine);
  if (found !== undefined) return found;
  const items = target instanceof Dictionary || target instanceof NetType ? undefined : enumerate(target);
  if (items !== undefined) return staticOfItems(items, name, frame);
  // Of a dictionary its entries are found, too.
  const entry = target instanceof Dictionary ? target.get(name) : undefined;
  if (entry !== undefined) return entry;
  const isCount = /^(count|length)$/i.test(name);
  if (isCount && target instanceof NetType) return 1;
  if (frame.scope.strict >= 2) throw propertyNotFound(name);
  return isCount ? (isNull(target) ? 0 : 1) : null;
}

function staticOfItems(items: Iterable<Value>, name: string, frame: Frame): Value {
  const found = [...items].map((item) => readStatic(item, name, frame)).filter((value) => !isNull(value));
  return found.length < 2 ? (found[0] ?? null) : new NetArray(found);
}

/** What stands before `::`: a type, or a value that stands for its own. */
export function staticTarget(target: Value, { engine }: Frame): NetType {
  return target instanceof NetType ? target : engine.types.of(target);
}

function hasNoItems(target: Value): boolean {
  return enumerate(target)?.[Symbol.iterator]().next().done === true;
}

/** Of an empty collection a property that is missing is an error of the operation. */
function propertyOfNone(name: string): Error {
  return scriptError(
    'PropertyNotFoundStrict',
    `The property '${name}' cannot be found on this object. Verify that the property exists.`,
    'InvalidOperation',
  );
}

function propertyNotFound(name: string): Error {
  return scriptError(
    'PropertyNotFoundStrict',
    `The property '${name}' cannot be found on this object. Verify that the property exists.`,
    'NotSpecified',
    { type: 'System.Management.Automation.PropertyNotFoundException' },
  );
}
