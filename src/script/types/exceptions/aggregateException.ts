import { enumerate } from '../../members/enumerate.ts';
import { NetException } from '../../values/netException.ts';
import { NetList } from '../../values/netList.ts';
import type { Value } from '../../values/value.ts';
import { genericName } from '../assemblies.ts';
import type { TypeBuilder } from '../typeBuilder.ts';

const fullName = 'System.AggregateException';
const listName = genericName('System.Collections.ObjectModel.ReadOnlyCollection`1', ['System.Exception']);

/** System.AggregateException: several exceptions as one, whose message tells those of all. */
export function addAggregate(builder: TypeBuilder<NetException>): void {
  const said = 'One or more errors occurred.';
  builder
    .constructs('()', () => aggregate(said, []))
    .constructs('(string message)', ([message = null], context) => aggregate(context.text(message), []))
    .constructs('(string message, System.Exception innerException)', ([message = null, inner], context) =>
      aggregate(context.text(message), exceptionsIn(inner)),
    )
    .constructs('(System.Collections.Generic.IEnumerable[System.Exception] innerExceptions)', ([inner]) =>
      aggregate(said, exceptionsIn(inner)),
    )
    .constructs('(params System.Exception[] innerExceptions)', ([inner]) =>
      aggregate(said, exceptionsIn(inner)),
    )
    .constructs(
      '(string message, System.Collections.Generic.IEnumerable[System.Exception] innerExceptions)',
      ([message = null, inner], context) => aggregate(context.text(message), exceptionsIn(inner)),
    )
    .constructs(
      '(string message, params System.Exception[] innerExceptions)',
      ([message = null, inner], context) => aggregate(context.text(message), exceptionsIn(inner)),
    )
    .property(
      'System.Collections.ObjectModel.ReadOnlyCollection[System.Exception] InnerExceptions',
      (self) => new NetList([...innerOf(self)], listName, 'System.Exception'),
    )
    .property('string Message', ({ message }) => message)
    .method('System.Exception GetBaseException()', baseOf)
    .method('System.AggregateException Flatten()', (self) => aggregate(said, innerOf(self).flatMap(leaves)));
}

function aggregate(message: string, inner: readonly NetException[]): NetException {
  const whole = [message, ...inner.map((one) => `(${one.message})`)].join(' ');
  return new NetException(fullName, whole, inner[0] ?? null, { InnerExceptions: new NetList([...inner]) });
}

function innerOf({ properties }: NetException): NetException[] {
  return exceptionsIn(properties.get('InnerExceptions'));
}

/** That of its only exception; where there are several, none of them is the base. */
function baseOf(exception: NetException): NetException {
  if (exception.typeName !== fullName) return exception.inner === null ? exception : baseOf(exception.inner);
  const [only, second] = innerOf(exception);
  return only === undefined || second !== undefined ? exception : baseOf(only);
}

function leaves(exception: NetException): NetException[] {
  return exception.typeName === fullName ? innerOf(exception).flatMap(leaves) : [exception];
}

function exceptionsIn(value: Value | undefined): NetException[] {
  const items = value === undefined ? [] : [...(enumerate(value) ?? [value])];
  return items.filter((item) => item instanceof NetException);
}
