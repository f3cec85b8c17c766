import type { NetContext } from '../types/netType.ts';
import { CustomObject } from '../values/customObject.ts';
import { scriptError, type ScriptError } from '../values/errorRecord.ts';
import { NetException } from '../values/netException.ts';
import { isNull, type Value } from '../values/value.ts';

/** RuntimeException around an exception of .NET's arithmetic. */
export function arithmeticError(type: string, message: string): ScriptError {
  return scriptError('RuntimeException', message, 'NotSpecified', { inner: new NetException(type, message) });
}

/** DivideByZeroException. */
export function divideByZero(): ScriptError {
  return arithmeticError('System.DivideByZeroException', 'Attempted to divide by zero.');
}

/** Name of the type that an operator is missing in. */
export function operandType(value: Value, context: NetContext): string {
  if (value instanceof CustomObject) return 'System.Management.Automation.PSObject';
  return isNull(value) ? '$null' : context.types.of(value).fullName;
}

/** The error of an operator that is not there for what its left operand is: a truth value, a char. */
export function notDefined(sign: string, left: Value, right: Value, context: NetContext): ScriptError {
  const [from, to] = [operandType(left, context), operandType(right, context)];
  return scriptError(
    'NotADefinedOperationForType',
    `The operation '[${from}] ${sign} [${to}]' is not defined.`,
    'InvalidOperation',
    { target: left },
  );
}

/** The error of an operator that the type of an operand does not have. */
export function noOperator(method: string, value: Value, context: NetContext): ScriptError {
  return scriptError(
    'MethodNotFound',
    `Method invocation failed because [${operandType(value, context)}] does not contain a method named '${method}'.`,
    'InvalidOperation',
    { target: method },
  );
}
