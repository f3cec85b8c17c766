import { Dictionary } from './dictionary.ts';
import { NetObject, type Value } from './value.ts';

/** An exception of a .NET type. Which type derives from which is the matter of the type registry. */
export class NetException extends NetObject {
  /** Properties beside those of every exception, by name as .NET writes it: `ParamName`, `ActualValue`, `ErrorRecord`. */
  readonly properties: ReadonlyMap<string, Value>;
  readonly data = new Dictionary('System.Collections.ListDictionaryInternal', 'ordinal');

  readonly typeName: string;
  readonly message: string;
  readonly inner: NetException | null;

  constructor(
    typeName: string,
    message: string,
    inner: NetException | null = null,
    properties: Readonly<Record<string, Value>> = {},
  ) {
    super();
    this.typeName = typeName;
    this.message = message;
    this.inner = inner;
    this.properties = new Map(Object.entries(properties));
  }
}

/**
 * Thrown by what stands for .NET code (a method, a property, a parser of .NET): an exception not yet caught by PowerShell, which makes a
 * MethodInvocationException, a conversion error or the like of it.
 */
export class NetThrow extends Error {
  override readonly name = 'NetThrow';
  readonly exception: NetException;

  constructor(exception: NetException) {
    super(exception.message);
    this.exception = exception;
  }
}
