import type { NetObject } from '../../values/value.ts';
import { attempt, storeFound } from '../tryParse.ts';
import type { TypeBuilder } from '../typeBuilder.ts';
import { exactTicks, parsedTicks } from './parsedTicks.ts';

const parse = (type: string) => [
  `${type} Parse(string s)`,
  `${type} Parse(string s, System.IFormatProvider provider)`,
  `${type} Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = 0)`,
];

const parseExact = (type: string) => [
  `${type} ParseExact(string s, string format)`,
  `${type} ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = 0)`,
  `${type} ParseExact(string s, string[] formats)`,
  `${type} ParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = 0)`,
];

const tryParse = (type: string) => [
  `bool TryParse(string s, ref ${type} result)`,
  `bool TryParse(string s, System.IFormatProvider provider, ref ${type} result)`,
  `bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, ref ${type} result)`,
];

const tryParseExact = (type: string) => [
  `bool TryParseExact(string s, string format, ref ${type} result)`,
  `bool TryParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, ref ${type} result)`,
  `bool TryParseExact(string s, string[] formats, ref ${type} result)`,
  `bool TryParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, ref ${type} result)`,
];

/** Parse, ParseExact and their Try… of DateOnly or TimeOnly, which is made of the ticks that were read. */
export function addPartParsing<Self extends NetObject>(
  builder: TypeBuilder<Self>,
  name: 'DateOnly' | 'TimeOnly',
  ofTicks: (ticks: bigint) => Self,
): void {
  const type = `System.${name}`;
  builder
    .staticMethods(parse(type), ([value, provider], context) =>
      ofTicks(parsedTicks(value, provider, name, context)),
    )
    .staticMethods(parseExact(type), (args, context) => ofTicks(exactTicks(args, name, context)))
    .staticMethods(tryParse(type), (args, context) =>
      storeFound(
        attempt(() => ofTicks(parsedTicks(args[0], args.length > 2 ? args[1] : null, name, context))),
        args.at(-1),
        ofTicks(0n),
      ),
    )
    .staticMethods(tryParseExact(type), (args, context) =>
      storeFound(
        attempt(() => ofTicks(exactTicks(args.slice(0, -1), name, context))),
        args.at(-1),
        ofTicks(0n),
      ),
    );
}
