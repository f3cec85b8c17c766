import { convert } from '../../convert/convert.ts';
import { toText } from '../../convert/toText.ts';
import { enumerate } from '../../members/enumerate.ts';
import { getIndex, setCells, setIndex, setKey } from '../../members/indexing.ts';
import { setMember } from '../../members/setMember.ts';
import { setStaticMember } from '../../members/staticMember.ts';
import type { ExpressionAst } from '../../syntax/ast.ts';
import { isScopeName } from '../../syntax/scopeName.ts';
import { soleExpression } from '../../syntax/soleExpression.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { unboxed } from '../../values/extendedMembers.ts';
import { NetArray } from '../../values/netArray.ts';
import { isNull, unwrapNothing, type Value } from '../../values/value.ts';
import { setIndexed } from '../../members/invokeMethod.ts';
import { compileCall } from './compileCall.ts';
import { compileConstrainedVariable } from './compileConstraint.ts';
import { compileMemberName, readMember, readStatic, staticTarget } from './compileMember.ts';
import { compileVariable, compileVariableAssignment } from './compileVariable.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate, Frame } from '../execution.ts';
import { isObjectKey } from './objectKey.ts';
import { resolveType } from '../resolveType.ts';

/** What stands left of an assignment, compiled: its parts are evaluated once, before the value is. */
export interface Target {
  /** Evaluates a value, writes it and returns it: as it was given, or as a cast made it. */
  assign(frame: Frame, value: Evaluate): Value;
  /** Reads, changes and writes; returns what was written. */
  update(frame: Frame, change: (old: Value, frame: Frame) => Value): Value;
}

/** A place that can be assigned to; `readVariable` reads the value that a variable is changed from. */
export function compileTarget(
  ast: ExpressionAst,
  compiler: Compiler,
  readVariable: typeof compileVariable = compileVariable,
): Target {
  if (ast.kind === 'VariableExpression') return targetOf(readVariable(ast), compileVariableAssignment(ast));
  if (ast.kind === 'MemberExpression') return memberTarget(ast, compiler);
  if (ast.kind === 'IndexExpression') return indexTarget(ast, compiler);
  if (ast.kind === 'InvokeMemberExpression') return callTarget(ast, compiler);
  if (ast.kind === 'ConvertExpression' || ast.kind === 'AttributedExpression')
    return constrainedTarget(ast, compiler, readVariable);
  if (ast.kind === 'ArrayLiteral')
    return listTarget(ast.elements.map((element) => compileTarget(element, compiler)));
  const inner = ast.kind === 'ParenExpression' ? soleExpression(ast.pipeline) : null;
  if (inner === null) throw invalidTarget();
  return compileTarget(inner, compiler, readVariable);
}

function invalidTarget(): Error {
  return scriptError(
    'InvalidLeftHandSide',
    'The assignment expression is not valid. The input to an assignment operator must be an object that is able to accept assignments, such as a variable or a property.',
    'ParserError',
  );
}

function targetOf(read: Evaluate, write: (frame: Frame, value: Value) => void): Target {
  return {
    assign(frame, value) {
      const given = value(frame);
      write(frame, given);
      return given;
    },
    update(frame, change) {
      const changed = change(read(frame), frame);
      write(frame, changed);
      return changed;
    },
  };
}

function memberTarget(ast: Extract<ExpressionAst, { kind: 'MemberExpression' }>, compiler: Compiler): Target {
  if (ast.isStatic) {
    const nameOf = compileMemberName(ast.member, compiler);
    const targetOfStatic = compiler.expression(ast.target);
    return {
      assign(frame, value) {
        const target = targetOfStatic(frame);
        const given = value(frame);
        setStaticMember(staticTarget(target, frame), nameOf(frame), unwrapNothing(given), frame.engine);
        return given;
      },
      update(frame, change) {
        const target = targetOfStatic(frame);
        const name = nameOf(frame);
        const changed = change(readStatic(target, name, frame), frame);
        setStaticMember(staticTarget(target, frame), name, unwrapNothing(changed), frame.engine);
        return changed;
      },
    };
  }
  const targetOfMember = compiler.expression(ast.target);
  const keyOf = compiler.expression(ast.member);
  return partsTarget(
    (frame): { target: Value; key: Value } => ({
      target: targetOfMember(frame),
      key: unboxed(keyOf(frame)),
    }),
    ({ target, key }, frame) => readMember(target, key, frame),
    ({ target, key }, value, { engine }) => {
      if (typeof key !== 'string' && !isNull(key) && target instanceof Dictionary)
        setKey(target, key, value, engine);
      else setMember(target, typeof key === 'string' ? key : toText(key, engine), value, engine);
    },
  );
}

function indexTarget(ast: Extract<ExpressionAst, { kind: 'IndexExpression' }>, compiler: Compiler): Target {
  const targetOfIndex = compiler.expression(ast.target);
  const indexOf = compiler.expression(ast.index);
  const objectKey = isObjectKey(ast.index);
  const several = ast.index.kind === 'ArrayLiteral' && ast.index.elements.length > 1;
  return partsTarget(
    (frame): { target: Value; index: Value } => ({ target: targetOfIndex(frame), index: indexOf(frame) }),
    ({ target, index }, frame) => getIndex(target, index, frame.engine) ?? null,
    ({ target, index }, value, frame) => {
      if (objectKey && target instanceof Dictionary && !isNull(index))
        setKey(target, unboxed(index), value, frame.engine);
      else if (several) setCells(target, index, value, frame.engine);
      else setIndex(target, index, value, frame.engine);
    },
  );
}

/** `$list.Item(0) = …`. */
function callTarget(
  ast: Extract<ExpressionAst, { kind: 'InvokeMemberExpression' }>,
  compiler: Compiler,
): Target {
  const read = compileCall(ast, compiler);
  const targetOf = compiler.expression(ast.target);
  const nameOf = compileMemberName(ast.member, compiler);
  const argumentsOf = ast.arguments.map((argument) => compiler.expression(argument));
  return partsTarget(
    (frame): { target: Value; name: string; args: readonly Value[] } => ({
      target: targetOf(frame),
      name: nameOf(frame),
      args: argumentsOf.map((argument) => unwrapNothing(argument(frame))),
    }),
    (_, frame) => read(frame),
    ({ target, name, args }, value, { engine }) => {
      setIndexed(target, name, args, value, engine);
    },
  );
}

/** A place whose parts are evaluated first. */
function partsTarget<Parts>(
  partsOf: (frame: Frame) => Parts,
  read: (parts: Parts, frame: Frame) => Value,
  write: (parts: Parts, value: Value, frame: Frame) => void,
): Target {
  return {
    assign(frame, value) {
      const parts = partsOf(frame);
      const given = value(frame);
      write(parts, unwrapNothing(given), frame);
      return given;
    },
    update(frame, change) {
      const parts = partsOf(frame);
      const changed = change(read(parts, frame), frame);
      write(parts, unwrapNothing(changed), frame);
      return changed;
    },
  };
}

function isOfDrive(path: string): boolean {
  const colon = path.indexOf(':');
  return colon > 0 && !isScopeName(path.slice(0, colon));
}

/** `[int]$x = …` gives the variable a constraint; before another place it converts the value once. */
function constrainedTarget(
  ast: Extract<ExpressionAst, { kind: 'ConvertExpression' | 'AttributedExpression' }>,
  compiler: Compiler,
  readVariable: typeof compileVariable,
): Target {
  let inner: ExpressionAst = ast;
  while (inner.kind === 'ConvertExpression' || inner.kind === 'AttributedExpression') inner = inner.child;
  // What a drive holds takes neither types nor attributes.
  if (inner.kind === 'VariableExpression' && isOfDrive(inner.path))
    return compileTarget(inner, compiler, readVariable);
  if (inner.kind === 'VariableExpression') {
    const read = readVariable(inner);
    const write = compileConstrainedVariable(ast, inner, compiler);
    return {
      assign: (frame, value) => write(frame, value(frame)),
      update: (frame, change) => write(frame, change(read(frame), frame)),
    };
  }
  const target = compileTarget(inner, compiler);
  if (ast.kind === 'AttributedExpression') return target;
  const type = resolveType(ast.type.typeName, compiler);
  return {
    assign: (frame, value) =>
      target.assign(frame, (within) => convert(value(within), type(within), within.engine)),
    update: (frame, change) =>
      target.update(frame, (old, within) => convert(change(old, within), type(within), within.engine)),
  };
}

/** `$a, $b = …`: an item each, the rest to the last. */
function listTarget(targets: readonly Target[]): Target {
  const write = (frame: Frame, given: Value): void => {
    const items = listOf(given);
    targets.forEach((target, index) => {
      const last = index === targets.length - 1;
      const rest =
        last && items.length > targets.length ? new NetArray(items.slice(index)) : (items[index] ?? null);
      target.assign(frame, () => rest);
    });
  };
  return {
    assign(frame, value) {
      const given = value(frame);
      write(frame, given);
      return given;
    },
    update() {
      throw invalidTarget();
    },
  };
}

function listOf(value: Value): readonly Value[] {
  if (value instanceof NetArray) return value.items;
  const items = enumerate(value);
  return items === undefined ? [unwrapNothing(value)] : [...items];
}
