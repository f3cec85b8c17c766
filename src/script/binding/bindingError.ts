import { ErrorRecord, ScriptError, type ErrorCategory } from '../values/errorRecord.ts';
import type { InvocationInfo } from '../values/invocationInfo.ts';
import { NetException } from '../values/netException.ts';
import type { Value } from '../values/value.ts';

const prefix = 'System.Management.Automation.';

/** The exception of most errors of binding. */
export const bindingException = `${prefix}ParameterBindingException`;
/** That of an argument which a check or a mandatory parameter refuses. */
export const validationException = `${prefix}ParameterBindingValidationException`;
/** That of an argument of a function which cannot be converted. */
export const transformationException = `${prefix}ParameterBindingArgumentTransformationException`;

/** What an error of binding is beside its id and text. */
export interface BindingErrorFacts {
  readonly category?: ErrorCategory;
  readonly type?: string;
  readonly inner?: NetException | null;
  readonly parameter?: string;
  readonly target?: Value;
}

/** An error of the binding of a call. */
export function bindingError(
  invocation: InvocationInfo,
  id: string,
  message: string,
  {
    category = 'InvalidArgument',
    type = bindingException,
    inner = null,
    parameter = '',
    target = null,
  }: BindingErrorFacts = {},
): ScriptError {
  const exception = new NetException(type, message, inner, {
    ParameterName: parameter,
    ErrorId: id,
    CommandInvocation: invocation,
  });
  const record = new ErrorRecord({ exception, id, category, target });
  record.invocation = invocation;
  return new ScriptError(record);
}

/** Whether an error is of binding and of one of its kinds. */
export function isBindingError(error: unknown, ...types: string[]): error is ScriptError {
  return error instanceof ScriptError && types.includes(error.record.exception.typeName);
}

const ambiguousSet =
  'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.';

/** No set has all of the parameters given, or more than one could be meant. */
export function ambiguousSetError(invocation: InvocationInfo, category?: ErrorCategory): ScriptError {
  return bindingError(invocation, 'AmbiguousParameterSet', ambiguousSet, category && { category });
}

/** A parameter that needs an argument stands without. */
export function missingArgumentError(invocation: InvocationInfo, name: string, type: string): ScriptError {
  return bindingError(
    invocation,
    'MissingArgument',
    `Missing an argument for parameter '${name}'. Specify a parameter of type '${type}' and try again.`,
    { parameter: name },
  );
}

/** Mandatory parameters were not given. There is nobody to ask for them. */
export function missingMandatoryError(invocation: InvocationInfo, names: readonly string[]): ScriptError {
  const message = `Cannot process command because of one or more missing mandatory parameters: ${names.join(' ')}.`;
  return bindingError(invocation, 'MissingMandatoryParameter', message);
}

/** Nothing takes an object of the pipeline. */
export function inputNotBoundError(invocation: InvocationInfo, target: Value): ScriptError {
  return bindingError(
    invocation,
    'InputObjectNotBound',
    'The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.',
    { target },
  );
}
