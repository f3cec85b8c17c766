import type { NetContext, NetType } from '../types/netType.ts';
import { typeText } from '../types/typeText.ts';
import { invariantCultureInfo } from '../values/cultureInfo.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import type { Value } from '../values/value.ts';

import { toText } from './toText.ts';
import { castError, shownValue, valueCastError } from './castError.ts';

/** Ids of errors of the types that are not read by their Parse method. */
const constructorIds: ReadonlyMap<string, string> = new Map([
  ['System.Text.RegularExpressions.Regex', 'InvalidCastFromStringToRegex'],
  ['System.Xml.XmlDocument', 'InvalidCastToXmlDocument'],
]);

/** A value of a type that reads texts: by its Parse method, a type by its name, a regex, a document. Undefined for other types and values. */
export function fromText(given: Value, type: NetType, context: NetContext): Value | undefined {
  const { fullName, facts } = type;
  // A document is read of the text of whatever is given.
  const value = fullName === 'System.Xml.XmlDocument' ? toText(given, context) : given;
  if (typeof value !== 'string') return undefined;
  if (fullName === 'System.Type' || fullName === 'System.RuntimeType') {
    const found = context.types.find(value);
    if (found !== undefined) return found;
    throw castError(
      'InvalidCastFromStringToType',
      `Cannot convert the "${shownValue(value, context)}" value of type "System.String" to type "${typeText('System.Type')}".`,
    );
  }
  const id = constructorIds.get(fullName);
  if (id !== undefined) {
    const constructor = facts.constructors.find(
      ({ parameters: [first, ...more] }) => more.length === 0 && first?.type === 'System.String',
    );
    return guarded(id, given, type, context, () => {
      try {
        return constructor?.invoke(null, [value], context);
      } catch (error) {
        throw fullName === 'System.Xml.XmlDocument' ? loadError(error, value) : error;
      }
    });
  }
  const overloads = facts.staticMethods.get('parse')?.overloads ?? [];
  const withProvider = overloads.find(
    ({ parameters: [first, second, third] }) =>
      third === undefined && first?.type === 'System.String' && second?.type === 'System.IFormatProvider',
  );
  if (withProvider !== undefined) {
    return guarded('InvalidCastParseTargetInvocationWithFormatProvider', value, type, context, () =>
      withProvider.invoke(null, [value, invariantCultureInfo], context),
    );
  }
  const plain = overloads.find(
    ({ parameters: [first, second] }) => second === undefined && first?.type === 'System.String',
  );
  if (plain === undefined) return undefined;
  return guarded('InvalidCastParseTargetInvocation', value, type, context, () =>
    plain.invoke(null, [value], context),
  );
}

/** A cast loads a document node by node: what stands beside its root is no error of the text. */
function loadError(error: unknown, text: string): unknown {
  if (!(error instanceof NetThrow)) return error;
  const { message } = error.exception;
  const refused =
    message.startsWith('Data at the root level is invalid.') && !text.startsWith('<')
      ? 'The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type.'
      : message.startsWith('There are multiple root elements.')
        ? "This document already has a 'DocumentElement' node."
        : undefined;
  return refused === undefined
    ? error
    : new NetThrow(new NetException('System.InvalidOperationException', refused));
}

/** What the Parse method of a class of a script threw. */
function thrownByMethod(error: unknown): NetException | undefined {
  return error instanceof ScriptError && error.passes ? error.record.exception : undefined;
}

function guarded(
  id: string,
  value: Value,
  type: NetType,
  context: NetContext,
  read: () => Value | undefined,
): Value | undefined {
  try {
    return read();
  } catch (error) {
    const exception = error instanceof NetThrow ? error.exception : thrownByMethod(error);
    throw exception === undefined ? error : valueCastError(id, value, type, exception, context);
  }
}
