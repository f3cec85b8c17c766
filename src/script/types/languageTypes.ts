import { convert, tryConvert } from '../convert/convert.ts';
import { toBoolean } from '../convert/toBoolean.ts';
import { enumerate } from '../members/enumerate.ts';
import { compareNatural } from '../text/naturalOrder.ts';
import { Enumerator } from '../values/enumerator.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import type { Value } from '../values/value.ts';
import { argumentNull, bool } from './arguments.ts';
import { NetType } from './netType.ts';
import { sameValue } from './objectType.ts';
import { storeFound } from './tryParse.ts';
import { TypeBuilder } from './typeBuilder.ts';

const typeOf = (value: Value | undefined): NetType => {
  if (value instanceof NetType) return value;
  throw argumentNull('resultType');
};

const space = 'System.Management.Automation';

/** LanguagePrimitives: what PowerShell's operators and casts do, as methods. */
export const languagePrimitivesType = (): NetType =>
  new TypeBuilder(`${space}.LanguagePrimitives`, (value) => value)
    .staticMethods(
      [
        'System.Object ConvertTo(System.Object valueToConvert, type resultType)',
        'System.Object ConvertTo(System.Object valueToConvert, type resultType, System.IFormatProvider formatProvider)',
      ],
      ([value = null, type], context) => {
        try {
          return convert(value, typeOf(type), context);
        } catch (error) {
          if (!(error instanceof ScriptError)) throw error;
          const { message, inner } = error.record.exception;
          throw new NetThrow(new NetException(`${space}.PSInvalidCastException`, message, inner));
        }
      },
    )
    .staticMethod(
      'bool TryConvertTo(System.Object valueToConvert, type resultType, ref System.Object result)',
      ([value = null, type, target], context) =>
        storeFound(tryConvert(value, typeOf(type), context), target, null),
    )
    .staticMethods(
      [
        'bool Equals(System.Object first, System.Object second)',
        'bool Equals(System.Object first, System.Object second, bool ignoreCase)',
      ],
      ([first = null, second = null, ignoreCase = false], context) => {
        if (typeof first === 'string' || typeof second === 'string') {
          const [one, other] = [context.text(first), context.text(second)];
          return bool(ignoreCase) ? one.toLowerCase() === other.toLowerCase() : one === other;
        }
        const type = first === null ? undefined : context.types.of(first);
        const like = type === undefined ? second : (tryConvert(second, type, context) ?? second);
        return sameValue(first, like);
      },
    )
    .staticMethods(
      ['int Compare(System.Object first, System.Object second)'],
      ([first = null, second = null], context) => {
        const type = first === null ? undefined : context.types.of(first);
        const like = type === undefined ? second : (tryConvert(second, type, context) ?? second);
        return Math.sign(compareNatural(first, like, context));
      },
    )
    .staticMethod('System.Collections.IEnumerator GetEnumerator(System.Object obj)', ([value = null]) => {
      const found = enumerate(value);
      return found === undefined ? null : new Enumerator('System.ArrayEnumerator', () => found);
    })
    .staticMethod('bool IsTrue(System.Object obj)', ([value = null]) => toBoolean(value))
    .build();
