import { construct } from '../../members/construct.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';
import { items, netError } from '../arguments.ts';
import type { NetContext, NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { typeOf } from '../runtimeTypes.ts';

function created(type: NetType, args: readonly Value[], context: NetContext): Value {
  if (type.fullName === 'System.String' && args.length === 0)
    throw netError(
      'System.MissingMethodException',
      "Cannot dynamically create an instance of type 'System.String'. Reason: Uninitialized Strings cannot be created.",
    );
  return construct(type, args, context);
}

/** System.Activator: makes objects of types that are known when the script runs. */
export function activatorType(): NetType {
  return new TypeBuilder('System.Activator', (value) => value)
    .staticMethod('System.Object CreateInstance(type type)', ([type], context) =>
      created(typeOf(type), [], context),
    )
    .staticMethod(
      'System.Object CreateInstance(type type, params System.Object[] args)',
      ([type, args = new NetArray([])], context) => created(typeOf(type), items(args), context),
    )
    .staticMethod('T CreateInstance[T]()', (_, context, [type]) => created(typeOf(type), [], context))
    .build();
}
