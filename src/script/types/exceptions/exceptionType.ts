import { NetException } from '../../values/netException.ts';
import { ErrorRecord, recordOf } from '../../values/errorRecord.ts';
import type { Value } from '../../values/value.ts';
import { instanceOf, text } from '../arguments.ts';
import { addAggregate } from './aggregateException.ts';
import { exceptionTree, otherExceptions } from './exceptionNames.ts';
import { typeText } from '../typeText.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import type { NetType } from '../netType.ts';

/** The exception that a member was called on. */
const exceptionOfValue = instanceOf(NetException, 'System.Exception');

/** An exception with those within it, as ToString() writes it. */
function exceptionText(exception: NetException): string {
  const own = `${typeText(exception.typeName)}${exception.message === '' ? '' : `: ${exception.message}`}`;
  return exception.inner === null
    ? own
    : `${own}\n ---> ${exceptionText(exception.inner)}\n   --- End of inner exception stack trace ---`;
}

function innermost(exception: NetException): NetException {
  return exception.inner === null ? exception : innermost(exception.inner);
}

/** What is said where no message is given. */
const defaultMessages: ReadonlyMap<string, string> = new Map([
  ['System.ArgumentException', 'Value does not fall within the expected range.'],
  ['System.ArgumentNullException', 'Value cannot be null.'],
  ['System.ArgumentOutOfRangeException', 'Specified argument was out of the range of valid values.'],
  ['System.DivideByZeroException', 'Attempted to divide by zero.'],
  ['System.FormatException', 'One of the identified items was in an invalid format.'],
  ['System.IndexOutOfRangeException', 'Index was outside the bounds of the array.'],
  ['System.InvalidCastException', 'Specified cast is not valid.'],
  ['System.InvalidOperationException', 'Operation is not valid due to the current state of the object.'],
  ['System.IO.FileNotFoundException', 'Unable to find the specified file.'],
  ['System.IO.IOException', 'I/O error occurred.'],
  ['System.NotImplementedException', 'The method or operation is not implemented.'],
  ['System.NotSupportedException', 'Specified method is not supported.'],
  ['System.NullReferenceException', 'Object reference not set to an instance of an object.'],
  ['System.OperationCanceledException', 'The operation was canceled.'],
  ['System.OverflowException', 'Arithmetic operation resulted in an overflow.'],
  ['System.TimeoutException', 'The operation has timed out.'],
  ['System.UnauthorizedAccessException', 'Attempted to perform an unauthorized operation.'],
]);

function make(
  typeName: string,
  message: Value | undefined,
  inner: Value | undefined,
  properties: Readonly<Record<string, Value>> = {},
): NetException {
  const shown =
    typeof message === 'string'
      ? message
      : (defaultMessages.get(typeName) ?? `Exception of type '${typeText(typeName)}' was thrown.`);
  return new NetException(typeName, shown, inner instanceof NetException ? inner : null, properties);
}

/** Exceptions whose constructors take the name of a parameter. */
const withParameter: ReadonlySet<string> = new Set([
  'System.ArgumentException',
  'System.ArgumentNullException',
  'System.ArgumentOutOfRangeException',
]);

/** A type of exceptions by its full name and that of its base. */
export function exceptionType(fullName: string, base: string): NetType {
  const builder = new TypeBuilder(fullName, exceptionOfValue, { base });
  if (fullName === 'System.Exception') addMembers(builder);
  for (const name of extraProperties.get(fullName) ?? []) {
    const own = name.slice(name.lastIndexOf(' ') + 1);
    builder.property(name, (self) =>
      own === 'ErrorRecord' ? ownRecord(self) : (self.properties.get(own) ?? unsaid(own, self)),
    );
  }
  if (fullName === 'System.Management.Automation.RuntimeException') {
    builder
      .property('System.Management.Automation.ErrorRecord ErrorRecord', (self) => ownRecord(self))
      .property(
        'bool WasThrownFromThrowStatement',
        (self) => self.properties.get('WasThrownFromThrowStatement') ?? false,
      );
  }
  if (fullName === 'System.AggregateException') {
    addAggregate(builder);
    return builder.build();
  }
  builder.constructs('()', () => make(fullName, undefined, null));
  if (withParameter.has(fullName) && fullName !== 'System.ArgumentException') {
    const said = (message: string, name: string) =>
      `${message}${name === '' ? '' : ` (Parameter '${name}')`}`;
    builder
      .constructs('(string paramName)', ([name]) =>
        make(fullName, said(defaultMessages.get(fullName) ?? '', text(name)), null, {
          ParamName: text(name),
        }),
      )
      .constructs('(string paramName, string message)', ([name, message]) =>
        make(fullName, said(text(message), text(name)), null, { ParamName: text(name) }),
      )
      .constructs('(string message, System.Exception innerException)', ([message, inner]) =>
        make(fullName, message, inner),
      );
    if (fullName === 'System.ArgumentOutOfRangeException') {
      builder.constructs(
        '(string paramName, System.Object actualValue, string message)',
        ([name, value = null, message], context) =>
          make(
            fullName,
            `${said(text(message), text(name))}\nActual value was ${context.text(value)}.`,
            null,
            {
              ParamName: text(name),
              ActualValue: value,
            },
          ),
      );
    }
    return builder.build();
  }
  builder
    .constructs('(string message)', ([message]) =>
      fullName === 'System.ObjectDisposedException'
        ? make(fullName, disposedText('Cannot access a disposed object.', text(message)), null, {
            ObjectName: text(message),
          })
        : make(fullName, message, null),
    )
    .constructs('(string message, System.Exception innerException)', ([message, inner]) =>
      make(fullName, message, inner),
    );
  if (fullName === 'System.ArgumentException') {
    builder.constructs('(string message, string paramName)', ([message, name]) =>
      make(fullName, `${text(message)} (Parameter '${text(name)}')`, null, { ParamName: text(name) }),
    );
  }
  if (fullName === 'System.ObjectDisposedException') {
    builder.constructs('(string objectName, string message)', ([name, message]) =>
      make(fullName, disposedText(text(message), text(name)), null, { ObjectName: text(name) }),
    );
  }
  if (fullName === 'System.IO.FileNotFoundException') {
    builder.constructs('(string message, string fileName)', ([message, name]) =>
      make(fullName, message, null, { FileName: text(name) }),
    );
  }
  return builder.build();
}

/** What is said of an object that is closed. */
function disposedText(message: string, name: string): string {
  return name === '' ? message : `${message}\nObject name: '${name}'.`;
}

/**
 * `.ErrorRecord` of an exception that has such: what it says of itself, in an exception that has none. What `throw` made of a value says nothing; of a call
 * whose arguments did not fit it says which.
 */
function ownRecord(exception: NetException): ErrorRecord {
  const { message, properties } = exception;
  const given = properties.get('ErrorRecord');
  if (given instanceof ErrorRecord) return given;
  const known = properties.has('WasThrownFromThrowStatement') ? undefined : recordOf(exception);
  const own = new ErrorRecord({
    exception: new NetException('System.Management.Automation.ParentContainsErrorRecordException', message),
    id: known?.id ?? 'RuntimeException',
    category: known?.category ?? 'NotSpecified',
    target: known?.target ?? null,
  });
  if (properties.has('CommandInvocation')) own.invocation = known?.invocation ?? null;
  return own;
}

const automation = 'System.Management.Automation';
const ownErrorRecord = `${automation}.ErrorRecord ErrorRecord`;
const ownMessage = 'string Message';

/** Properties that some exceptions declare, as declarations: what they have anew of their base stands where they have it. */
const extraProperties: ReadonlyMap<string, readonly string[]> = new Map([
  ['System.ArgumentException', [ownMessage, 'string ParamName']],
  ['System.ArgumentOutOfRangeException', [ownMessage, 'System.Object ActualValue']],
  ['System.IO.FileNotFoundException', [ownMessage, 'string FileName', 'string FusionLog']],
  ['System.Text.RegularExpressions.RegexParseException', ['int Offset']],
  ['System.Xml.XmlException', ['int LineNumber', 'int LinePosition', 'string SourceUri', ownMessage]],
  ['System.Net.Http.HttpRequestException', ['System.Nullable[System.Net.HttpStatusCode] StatusCode']],
  ['Microsoft.PowerShell.Commands.HttpResponseException', ['System.Net.Http.HttpResponseMessage Response']],
  ['System.Net.WebException', ['System.Object Status', 'System.Object Response']],
  [`${automation}.PSInvalidOperationException`, [ownErrorRecord]],
  [`${automation}.PSArgumentException`, [ownErrorRecord, ownMessage]],
  [`${automation}.CommandNotFoundException`, [ownErrorRecord, 'string CommandName']],
  [`${automation}.ItemNotFoundException`, [ownErrorRecord, 'string ItemName']],
  [
    `${automation}.ParameterBindingException`,
    [
      ownMessage,
      'string ParameterName',
      'type ParameterType',
      'type TypeSpecified',
      'string ErrorId',
      'long Line',
      'long Offset',
      'System.Object CommandInvocation',
    ],
  ],
  [`${automation}.ParseException`, [ownMessage, 'System.Object Errors']],
  ['System.ObjectDisposedException', [ownMessage, 'string ObjectName']],
]);

/** What a property of an exception that does not say it is. */
function unsaid(name: string, exception: NetException): Value {
  switch (name) {
    case 'Message':
      return exception.message;
    case 'LineNumber':
    case 'LinePosition':
      return 0;
    default:
      return null;
  }
}

/** HResults that scripts compare with. */
const results: ReadonlyMap<string, number> = new Map([
  ['System.SystemException', -2146233087],
  ['System.ArgumentException', -2147024809],
  ['System.ArgumentNullException', -2147467261],
  ['System.ArgumentOutOfRangeException', -2146233086],
  ['System.InvalidOperationException', -2146233079],
  ['System.NotSupportedException', -2146233067],
  ['System.NotImplementedException', -2147467263],
  ['System.FormatException', -2146233033],
  ['System.OverflowException', -2146233066],
  ['System.DivideByZeroException', -2147352558],
  ['System.ArithmeticException', -2147024362],
  ['System.InvalidCastException', -2147467262],
  ['System.NullReferenceException', -2147467261],
  ['System.IndexOutOfRangeException', -2146233080],
  ['System.IO.IOException', -2146232800],
  ['System.IO.FileNotFoundException', -2147024894],
  ['System.IO.DirectoryNotFoundException', -2147024893],
  ['System.IO.PathTooLongException', -2147024690],
  ['System.UnauthorizedAccessException', -2147024891],
  ['System.TimeoutException', -2146233083],
  ['System.OperationCanceledException', -2146233029],
  ['System.ApplicationException', -2146232832],
  ['System.Collections.Generic.KeyNotFoundException', -2146232969],
  ['System.OutOfMemoryException', -2147024882],
  ['System.Security.SecurityException', -2146233078],
  ['System.Net.WebException', -2146233079],
  ['System.Xml.XmlException', -2146232000],
  ['System.Management.Automation.RuntimeException', -2146233087],
  ['System.Management.Automation.CommandNotFoundException', -2146233087],
  ['System.Management.Automation.ItemNotFoundException', -2146233087],
  ['System.Management.Automation.PSArgumentException', -2147024809],
  ['System.Management.Automation.PSInvalidOperationException', -2146233079],
  ['System.Management.Automation.MethodInvocationException', -2146233087],
  ['System.Management.Automation.ParameterBindingException', -2146233087],
  ['System.IO.EndOfStreamException', -2147024858],
  ['System.IO.InvalidDataException', -2146233087],
  ['System.RankException', -2146233065],
  ['System.ArrayTypeMismatchException', -2146233085],
  ['System.MissingMethodException', -2146233069],
  ['System.MissingMemberException', -2146233070],
  ['System.TypeLoadException', -2146233054],
  ['System.ObjectDisposedException', -2146232798],
  ['System.UriFormatException', -2146233033],
  ['System.Data.DataException', -2146232032],
  ['System.ComponentModel.Win32Exception', -2147467259],
]);

function addMembers(builder: TypeBuilder<NetException>): void {
  builder
    .property('System.Reflection.MethodBase TargetSite', () => null)
    .property('string Message', ({ message }) => message)
    .property('System.Collections.IDictionary Data', ({ data }) => data)
    .property('System.Exception InnerException', ({ inner }) => inner)
    .property(
      'string HelpLink',
      () => null,
      () => undefined,
    )
    .property(
      'string Source',
      ({ typeName, properties }) =>
        typeName.startsWith('System.Management') && !properties.has('WasThrownFromThrowStatement')
          ? 'System.Management.Automation'
          : null,
      () => undefined,
    )
    .property(
      'int HResult',
      ({ typeName }) => results.get(typeName) ?? -2146233088,
      () => undefined,
    )
    .property('string StackTrace', () => null)
    .method('System.Exception GetBaseException()', (self) => innermost(self))
    .method('string ToString()', (self) => exceptionText(self));
}

/** Every exception with its base, by full name. */
export function exceptionBases(): readonly (readonly [string, string])[] {
  const system = (name: string) => (name.startsWith('Microsoft.') ? name : `System.${name}`);
  const listed = Object.entries(exceptionTree).flatMap(([base, names]) =>
    names.map((name) => [system(name), system(base)] satisfies [string, string]),
  );
  return [['System.Exception', 'System.Object'], ...listed, ...otherExceptions];
}
