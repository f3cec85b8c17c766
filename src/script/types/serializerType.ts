import { SessionValues } from '../serialize/sessionValues.ts';
import { fromClixml } from '../serialize/fromClixml.ts';
import { toClixml } from '../serialize/toClixml.ts';
import { collapse } from '../members/propertyInfo.ts';
import { int, text } from './arguments.ts';
import type { NetContext, NetType } from './netType.ts';
import { TypeBuilder } from './typeBuilder.ts';
import { NetArray } from '../values/netArray.ts';
import { unwrapNothing, type Value } from '../values/value.ts';

/** PSSerializer: one object as the XML that Export-Clixml writes, and back. */
export function serializerType(): NetType {
  const serialize = (value: Value, depth: number, context: NetContext): string =>
    [...toClixml([value], depth, new SessionValues(context), context.timeZone)].join('\n');
  return new TypeBuilder('System.Management.Automation.PSSerializer', (value) => value)
    .staticMethod('string Serialize(System.Object source)', ([source = null], context) =>
      serialize(source, 1, context),
    )
    .staticMethod('string Serialize(System.Object source, int depth)', ([source = null, depth], context) =>
      serialize(source, int(depth), context),
    )
    .staticMethod('System.Object Deserialize(string source)', ([source], context) =>
      unwrapNothing(collapse(fromClixml(text(source), context))),
    )
    .staticMethod(
      'System.Object[] DeserializeAsList(string source)',
      ([source], context) => new NetArray(fromClixml(text(source), context)),
    )
    .build();
}
