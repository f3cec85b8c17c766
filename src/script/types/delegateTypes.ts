import { DelegateBlock } from '../values/delegateBlock.ts';
import { instanceOf } from './arguments.ts';
import { invokeOne } from './invokeOne.ts';
import type { NetType } from './netType.ts';
import { TypeBuilder } from './typeBuilder.ts';

const delegateOf = instanceOf(DelegateBlock, 'Delegate');

/** Types of what `Invoke` takes, as names of its parameters with their types, and what it returns: by the name of the delegate. */
function signatureOf(
  fullName: string,
  args: readonly string[],
): { parameters: readonly string[]; returns: string } {
  const [first = 'System.Object', last = first] = [args[0], args.at(-1)];
  const numbered = (types: readonly string[], one: string) =>
    types.map((type, index) => `${type} ${types.length === 1 ? one : `arg${String(index + 1)}`}`);
  if (fullName.startsWith('System.Func`'))
    return { parameters: numbered(args.slice(0, -1), 'arg'), returns: last };
  if (fullName.startsWith('System.Predicate`'))
    return { parameters: [`${first} obj`], returns: 'System.Boolean' };
  if (fullName.startsWith('System.Comparison`'))
    return { parameters: [`${first} x`, `${first} y`], returns: 'System.Int32' };
  if (fullName.startsWith('System.Converter`')) return { parameters: [`${first} input`], returns: last };
  if (fullName.startsWith('System.EventHandler'))
    return {
      parameters: ['System.Object sender', `${args[0] ?? 'System.Object'} e`],
      returns: 'System.Void',
    };
  return { parameters: numbered(args, 'obj'), returns: 'System.Void' };
}

/** A type of methods that can be handed over: its objects are script blocks, whose output is what it returns. */
export function delegateType(fullName: string, args: readonly string[]): NetType {
  const { parameters, returns } = signatureOf(fullName, args);
  return new TypeBuilder(fullName, delegateOf, {
    base: 'System.Delegate',
    typeArguments: args.map((name, index) => [`T${String(index + 1)}`, name] satisfies [string, string]),
  })
    .method(`${returns} Invoke(${parameters.join(', ')})`, (self, values, context) =>
      invokeOne(self, values, context),
    )
    .method('string ToString()', ({ text }) => text)
    .build();
}
