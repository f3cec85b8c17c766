import { invokeMethod } from '../members/invokeMethod.ts';
import { invokeStaticMethod } from '../members/staticMember.ts';
import type { ExpressionAst, InvokeMemberExpressionAst } from '../syntax/ast.ts';
import { scriptError } from '../values/errorRecord.ts';
import { isNull, unwrapNothing } from '../values/value.ts';
import { compileMemberName } from './compileMember.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate, Frame } from './execution.ts';
import { resolveType } from './resolveType.ts';
import type { NetType } from '../types/netType.ts';

/** `target.member(arguments)` and `target::member(arguments)`. */
export function compileCall(ast: InvokeMemberExpressionAst, compiler: Compiler): Evaluate {
  const targetOf = compiler.expression(ast.target);
  const nameOf = compileMemberName(ast.member, compiler);
  const args = ast.arguments.map((argument) => compiler.expression(argument));
  const constraints = ast.arguments.map((argument) => constraintOf(argument, compiler));
  const constrained = constraints.some((constraint) => constraint !== null);
  const targetConstraint = ast.isStatic ? null : constraintOf(ast.target, compiler);
  return (frame) => {
    const target = targetOf(frame);
    if (isNull(target)) {
      if (ast.nullConditional) return null;
      throw scriptError('InvokeMethodOnNull', 'You cannot call a method on a null-valued expression.', 'InvalidOperation');
    }
    const name = nameOf(frame);
    const values = args.map((argument) => unwrapNothing(argument(frame)));
    const types = constrained ? constraints.map((constraint) => constraint?.(frame) ?? null) : [];
    frame.call.at = ast;
    return ast.isStatic
      ? invokeStaticMethod(target, name, values, frame.engine, { argumentTypes: types })
      : invokeMethod(target, name, values, frame.engine, {
          argumentTypes: types,
          targetType: targetConstraint?.(frame) ?? null,
        });
  };
}

/** The type written before an argument or a target, which says what overload is meant: `([Base]$x).Method()`. */
function constraintOf(ast: ExpressionAst, compiler: Compiler): ((frame: Frame) => NetType) | null {
  if (ast.kind === 'ConvertExpression' && ast.type.typeName.name.toLowerCase() !== 'ref')
    return resolveType(ast.type.typeName, compiler);
  if (ast.kind !== 'ParenExpression' || ast.pipeline.kind !== 'Pipeline') return null;
  const [element, ...more] = ast.pipeline.elements;
  return more.length === 0 && element?.kind === 'CommandExpression' && element.expression.kind === 'ConvertExpression'
    ? constraintOf(element.expression, compiler)
    : null;
}
