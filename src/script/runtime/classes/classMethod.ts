import { convert } from '../../convert/convert.ts';
import type { FunctionMemberAst, ParameterAst } from '../../syntax/ast.ts';
import type { NetOverload, NetParameter, NetType } from '../../types/netType.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { NetObject, nothing, unwrapNothing, type Value } from '../../values/value.ts';
import { Variable } from '../../values/variable.ts';
import { JumpThrow } from '../completion.ts';
import type { Execute, Frame } from '../execution.ts';
import { findNamed, typeNameText } from '../resolveType.ts';
import { Scope } from '../variables/scope.ts';
import type { ScriptClass } from './scriptClass.ts';
import { Capture, nowhere } from '../pipeline/sink.ts';
import { unnoted } from '../pipeline/streams.ts';

/** The parameters of a method as overload resolution sees them. */
export function methodParameters(parameters: readonly ParameterAst[], declared: ScriptClass): NetParameter[] {
  return parameters.map((parameter) => {
    const constraint = parameter.attributes.findLast((attribute) => attribute.kind === 'TypeConstraint');
    const type =
      constraint === undefined
        ? undefined
        : findNamed(typeNameText(constraint.typeName), declared.compiler.namespaces, declared.frame);
    return {
      name: parameter.name.path,
      type: type?.fullName ?? 'System.Object',
      rest: false,
      fallback: undefined,
    };
  });
}

/** An error of what a class does itself is not told as one of the call. */
export function passing<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof ScriptError) error.passes = true;
    throw error;
  }
}

/** A method of a class, static or not. */
export function classMethod(ast: FunctionMemberAst, declared: ScriptClass): NetOverload {
  const { compiler, frame } = declared;
  const written = ast.returnType === null ? null : typeNameText(ast.returnType.typeName);
  // Where no type is written, nothing is returned.
  const isVoid = written === null || /^(system\.)?void$/i.test(written);
  const returns: NetType | undefined = isVoid ? undefined : findNamed(written, compiler.namespaces, frame);
  const body = methodBody(ast, declared);
  return {
    parameters: methodParameters(ast.parameters, declared),
    hidden: ast.isHidden,
    returns: isVoid ? 'System.Void' : (returns?.fullName ?? 'System.Object'),
    invoke: (self, args) => {
      if (ast.isStatic) declared.useStatics();
      const result = body(self, args);
      if (isVoid) return nothing;
      const value = unwrapNothing(result);
      return returns === undefined ? value : passing(() => convert(value, returns, frame.engine));
    },
  };
}

/** Runs the body of a method or constructor; `prepare` runs in its scope before it. */
export function methodBody(
  ast: FunctionMemberAst,
  declared: ScriptClass,
  prepare: ((frame: Frame, self: Value) => void) | null = null,
): (self: Value, args: readonly Value[]) => Value {
  const { frame: home, compiler } = declared;
  const names = ast.parameters.map(({ name }) => name.path);
  let code: Execute | null = null;
  return (self, args) => {
    const { engine, state } = home;
    code ??= compiler.method().statements(ast.body.endBlock ?? { statements: [], traps: [] });
    const scope = new Scope(home.scope, 'local');
    names.forEach((name, index) => {
      scope.variables.set(name.toLowerCase(), new Variable(name, args[index] ?? null));
    });
    if (self instanceof NetObject && !ast.isStatic) scope.define('this', self);
    const result = new Capture();
    const caller = engine.frame;
    const frame: Frame = {
      engine,
      state,
      scope,
      streams: unnoted(caller.streams),
      call: { parent: caller.call, name: ast.name, source: compiler.source, invocation: null, at: ast },
      out: result,
    };
    const outerScope = state.current;
    engine.enter();
    engine.frame = frame;
    state.current = scope;
    // An error of a statement within a method ends the method.
    const propagates = engine.propagates;
    engine.propagates = true;
    try {
      prepare?.(frame, self);
      code(frame, nowhere);
    } catch (error) {
      if (error instanceof ScriptError) error.passes = true;
      if (!(error instanceof JumpThrow) || error.jump.kind !== 'return') throw error;
    } finally {
      engine.propagates = propagates;
      engine.depth--;
      engine.frame = caller;
      state.current = outerScope;
    }
    return result.items[0] ?? nothing;
  };
}
