import { toText } from '../../convert/toText.ts';
import type { FlowStatementAst, JumpStatementAst } from '../../syntax/ast.ts';
import { ErrorRecord, recordOf, ScriptError } from '../../values/errorRecord.ts';
import { NetException } from '../../values/netException.ts';
import { isNull, unwrapNothing, type Value } from '../../values/value.ts';
import { ExitThrow, plainBreak, plainContinue, returned } from '../completion.ts';
import { placed } from './compilePart.ts';
import type { Compiler } from './compiler.ts';
import { derives, raise } from '../errorFlow.ts';
import type { Execute, Frame } from '../execution.ts';

/** `return`, `exit` and `throw`. */
export function compileFlow(ast: FlowStatementAst, compiler: Compiler): Execute {
  switch (ast.kind) {
    case 'ReturnStatement': {
      if (ast.pipeline === null) return () => returned;
      if (compiler.inMethod) {
        const value = placed(ast.pipeline, compiler.value(ast.pipeline));
        return (frame, out) => {
          frame.out.write(unwrapNothing(value(frame, out)));
          return returned;
        };
      }
      const run = placed(ast.pipeline, compiler.statement(ast.pipeline));
      return (frame, out) => run(frame, out) ?? returned;
    }
    case 'ExitStatement': {
      const code = ast.pipeline === null ? () => 0 : compiler.value(ast.pipeline);
      return (frame) => raise(new ExitThrow(unwrapNothing(code(frame))));
    }
    case 'ThrowStatement': {
      const value = ast.pipeline === null ? null : compiler.value(ast.pipeline);
      return (frame) => raise(thrownError(value === null ? undefined : unwrapNothing(value(frame)), frame));
    }
  }
}

/** The error that `throw` makes of a value: undefined throws again what is being caught. */
function thrownError(value: Value | undefined, frame: Frame): ScriptError {
  const given = value ?? (value === undefined ? caughtNow(frame) : null);
  if (given instanceof ErrorRecord) {
    const again = new ScriptError(given, 'thrown');
    again.isRethrown = value !== undefined;
    return again;
  }
  if (given instanceof NetException) return new ScriptError(thrownRecord(given, frame), 'thrown');
  const message = isNull(given) ? 'ScriptHalted' : toText(given, frame.engine);
  return new ScriptError(
    new ErrorRecord({
      exception: new NetException('System.Management.Automation.RuntimeException', message, null, {
        WasThrownFromThrowStatement: true,
      }),
      id: message,
      category: 'OperationStopped',
      target: given,
    }),
    'thrown',
  );
}

/** The record of an exception: PowerShell's own ones bring theirs, of others the text is the id. */
function thrownRecord(exception: NetException, { engine }: Frame): ErrorRecord {
  const own = (base: string): boolean =>
    derives(exception.typeName, `System.Management.Automation.${base}`, engine.types);
  if (!own('RuntimeException'))
    return new ErrorRecord({ exception, id: exception.message, category: 'OperationStopped' });
  const known = recordOf(exception);
  if (known !== undefined) return known.retold();
  if (own('CommandNotFoundException'))
    return new ErrorRecord({ exception, id: 'CommandNotFoundException', category: 'ObjectNotFound' });
  if (own('SessionStateException'))
    return new ErrorRecord({ exception, id: 'SessionStateException', category: 'InvalidArgument' });
  const category = own('MetadataException') ? 'MetadataError' : 'NotSpecified';
  return new ErrorRecord({ exception, id: 'RuntimeException', category });
}

/** `throw` alone within `catch`. */
function caughtNow({ scope }: Frame): Value {
  const current = scope.find('_')?.value;
  return current instanceof ErrorRecord ? current : null;
}

/** `break` and `continue`. */
export function compileJump(ast: JumpStatementAst, compiler: Compiler): Execute {
  const kind = ast.kind === 'BreakStatement' ? 'break' : 'continue';
  if (ast.label === null) {
    const jump = kind === 'break' ? plainBreak : plainContinue;
    return () => jump;
  }
  const label = compiler.expression(ast.label);
  return (frame) => ({ kind, label: toText(label(frame), frame.engine) || null });
}
