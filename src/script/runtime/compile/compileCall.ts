import { callOverload } from '../../members/callOverload.ts';
import { invokeMethod } from '../../members/invokeMethod.ts';
import { invokeStatic } from '../../members/staticMember.ts';
import type { ExpressionAst, InvokeMemberExpressionAst } from '../../syntax/ast.ts';
import { soleExpression } from '../../syntax/soleExpression.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { NetList } from '../../values/netList.ts';
import { isNull, unwrapNothing } from '../../values/value.ts';
import { findMethod } from '../../types/lookup.ts';
import type { NetType } from '../../types/netType.ts';
import { compileMemberName, staticTarget } from './compileMember.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate, Frame } from '../execution.ts';
import { resolveType } from '../resolveType.ts';
import { scriptClassOf } from '../classes/scriptClass.ts';

/** What every collection can be asked, the empty one that null stands for too. */
const collectionMethods = /^(?:foreach|where)$/i;

/** `target.member(arguments)` and `target::member(arguments)`. */
export function compileCall(ast: InvokeMemberExpressionAst, compiler: Compiler): Evaluate {
  const targetOf = compiler.expression(ast.target);
  const nameOf = compileMemberName(ast.member, compiler);
  const base = ast.isStatic ? null : castBefore(ast.target, compiler);
  const args = ast.arguments.map((argument) => compiler.expression(argument));
  const castsOf = ast.isStatic ? argumentCasts(ast.arguments, compiler) : null;
  const typesOf = typeArguments(ast, compiler);
  return (frame) => {
    const target = targetOf(frame);
    if (isNull(target)) {
      if (ast.nullConditional) return null;
      if (!ast.isStatic && collectionMethods.test(nameOf(frame)))
        return new NetList([], 'System.Collections.ObjectModel.Collection`1');
      throw scriptError(
        'InvokeMethodOnNull',
        'You cannot call a method on a null-valued expression.',
        'InvalidOperation',
      );
    }
    const name = nameOf(frame);
    const values = args.map((argument) => unwrapNothing(argument(frame)));
    frame.call.at = ast;
    const above = base?.(frame);
    if (above !== undefined && scriptClassOf(above) !== undefined) {
      const method = findMethod(above, name.toLowerCase(), frame.engine.types);
      if (method !== undefined)
        return callOverload(method.name, method.overloads, target, values, frame.engine);
    }
    const types = typesOf?.(frame) ?? [];
    return ast.isStatic
      ? invokeStatic(staticTarget(target, frame), name, values, frame.engine, {
          casts: castsOf?.(frame) ?? [],
          types,
        })
      : invokeMethod(target, name, values, frame.engine, types);
  };
}

/** The type arguments of `$list.ConvertAll[string](…)`; null for a call without. */
function typeArguments(
  { genericArguments }: InvokeMemberExpressionAst,
  compiler: Compiler,
): ((frame: Frame) => NetType[]) | null {
  if (genericArguments.length === 0) return null;
  const types = genericArguments.map((name) => resolveType(name, compiler));
  return (frame) => types.map((type) => type(frame));
}

/** The types that arguments are cast to where they stand, null for others: an overload that takes just them goes first. */
function argumentCasts(
  args: readonly ExpressionAst[],
  compiler: Compiler,
): ((frame: Frame) => (string | null)[]) | null {
  if (!args.some(({ kind }) => kind === 'ConvertExpression')) return null;
  const types = args.map((argument) =>
    argument.kind === 'ConvertExpression' ? resolveType(argument.type.typeName, compiler) : null,
  );
  return (frame) => types.map((type) => type?.(frame).fullName ?? null);
}

/** The class in `([Base]$x).Method()`: that of the class is called, also where the object's own class overrides it. */
function castBefore(ast: ExpressionAst, compiler: Compiler): ((frame: Frame) => NetType) | null {
  if (ast.kind !== 'ParenExpression') return null;
  const inner = soleExpression(ast.pipeline);
  return inner?.kind === 'ConvertExpression' ? resolveType(inner.type.typeName, compiler) : null;
}
