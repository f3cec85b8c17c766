import { compareText } from '../../text/compareText.ts';
import type { Value } from '../../values/value.ts';
import { bool, char, indexOutOfRange, int, items, outOfRange, beyondEnd, required } from '../arguments.ts';
import type { NetContext } from '../netType.ts';
import { comparisonOf } from './textComparison.ts';
import type { TypeBuilder } from '../typeBuilder.ts';

/** A text as it is compared: folded where case is ignored. */
const folded = (value: string, ignoreCase: boolean) => (ignoreCase ? value.toLowerCase() : value);

/** The place where a part of a text ends. Throws where the text does not have the part. */
function endOf(self: string, start: number, count: number | undefined): number {
  if (start < 0 || start > self.length) throw beyondEnd('startIndex');
  if (count === undefined) return self.length;
  if (count < 0 || start + count > self.length)
    throw outOfRange(
      'Count must be positive and count must refer to a location within the string/array/collection.',
      'count',
    );
  return start + count;
}

function indexOf(
  self: string,
  wanted: string,
  start: number,
  count: number | undefined,
  ignoreCase: boolean,
): number {
  const end = endOf(self, start, count);
  return folded(self.slice(0, end), ignoreCase).indexOf(folded(wanted, ignoreCase), start);
}

function lastIndexOf(
  self: string,
  wanted: string,
  start: number | undefined,
  count: number | undefined,
  ignoreCase: boolean,
): number {
  if (start !== undefined && self.length > 0 && (start < 0 || start > self.length))
    throw indexOutOfRange('startIndex');
  const from = start ?? self.length - 1;
  const low = count === undefined ? 0 : from - count + 1;
  if (self.length === 0) return wanted === '' ? 0 : -1;
  const part = folded(self.slice(Math.max(low, 0), from + 1), ignoreCase);
  const found = part.lastIndexOf(folded(wanted, ignoreCase));
  return found === -1 ? -1 : found + Math.max(low, 0);
}

const ignores = (how: Value | undefined, context: NetContext) => comparisonOf(how, context).ignoreCase;

function edge(
  self: string,
  wanted: string,
  how: Value | undefined,
  atStart: boolean,
  context: NetContext,
): boolean {
  const comparison = comparisonOf(how, context);
  const part = atStart ? self.slice(0, wanted.length) : wanted === '' ? '' : self.slice(-wanted.length);
  return compareText(part, wanted, comparison) === 0;
}

function anyOf(self: string, chars: Value | undefined): RegExpMatchArray[] {
  const wanted = items(chars ?? null).map((item) => char(item));
  return [...self.matchAll(/[^]/g)].filter(([one]) => wanted.includes(one));
}

/** Contains, IndexOf, StartsWith and the like. */
export function addStringSearch(builder: TypeBuilder<string>): void {
  builder
    .method('bool Contains(string value)', (self, [wanted]) => self.includes(required(wanted, 'value')))
    .method(
      'bool Contains(string value, System.StringComparison comparisonType)',
      (self, [wanted, how], context) =>
        folded(self, ignores(how, context)).includes(
          folded(required(wanted, 'value'), ignores(how, context)),
        ),
    )
    .method('bool Contains(char value)', (self, [wanted]) => self.includes(char(wanted)))
    .method(
      'bool Contains(char value, System.StringComparison comparisonType)',
      (self, [wanted, how], context) =>
        folded(self, ignores(how, context)).includes(folded(char(wanted), ignores(how, context))),
    )
    .method('bool EndsWith(string value)', (self, [wanted]) => self.endsWith(required(wanted, 'value')))
    .method(
      'bool EndsWith(string value, System.StringComparison comparisonType)',
      (self, [wanted, how], context) => edge(self, required(wanted, 'value'), how, false, context),
    )
    .method('bool EndsWith(string value, bool ignoreCase, cultureinfo culture)', (self, [wanted, ignore]) =>
      folded(self, bool(ignore)).endsWith(folded(required(wanted, 'value'), bool(ignore))),
    )
    .method('bool EndsWith(char value)', (self, [wanted]) => self.endsWith(char(wanted)))
    .method('bool StartsWith(string value)', (self, [wanted]) => self.startsWith(required(wanted, 'value')))
    .method(
      'bool StartsWith(string value, System.StringComparison comparisonType)',
      (self, [wanted, how], context) => edge(self, required(wanted, 'value'), how, true, context),
    )
    .method('bool StartsWith(string value, bool ignoreCase, cultureinfo culture)', (self, [wanted, ignore]) =>
      folded(self, bool(ignore)).startsWith(folded(required(wanted, 'value'), bool(ignore))),
    )
    .method('bool StartsWith(char value)', (self, [wanted]) => self.startsWith(char(wanted)))
    .methods(
      [
        'int IndexOf(char value)',
        'int IndexOf(char value, int startIndex)',
        'int IndexOf(char value, int startIndex, int count)',
      ],
      (self, [wanted, start = 0, count]) =>
        indexOf(self, char(wanted), int(start), count === undefined ? undefined : int(count), false),
    )
    .method(
      'int IndexOf(char value, System.StringComparison comparisonType)',
      (self, [wanted, how], context) => indexOf(self, char(wanted), 0, undefined, ignores(how, context)),
    )
    .methods(
      [
        'int IndexOf(string value)',
        'int IndexOf(string value, int startIndex)',
        'int IndexOf(string value, int startIndex, int count)',
      ],
      (self, [wanted, start = 0, count]) =>
        indexOf(
          self,
          required(wanted, 'value'),
          int(start),
          count === undefined ? undefined : int(count),
          false,
        ),
    )
    .method(
      'int IndexOf(string value, System.StringComparison comparisonType)',
      (self, [wanted, how], context) =>
        indexOf(self, required(wanted, 'value'), 0, undefined, ignores(how, context)),
    )
    .method(
      'int IndexOf(string value, int startIndex, System.StringComparison comparisonType)',
      (self, [wanted, start, how], context) =>
        indexOf(self, required(wanted, 'value'), int(start), undefined, ignores(how, context)),
    )
    .method(
      'int IndexOf(string value, int startIndex, int count, System.StringComparison comparisonType)',
      (self, [wanted, start, count, how], context) =>
        indexOf(self, required(wanted, 'value'), int(start), int(count), ignores(how, context)),
    )
    .methods(
      [
        'int IndexOfAny(char[] anyOf)',
        'int IndexOfAny(char[] anyOf, int startIndex)',
        'int IndexOfAny(char[] anyOf, int startIndex, int count)',
      ],
      (self, [chars, start = 0, count]) => {
        const from = int(start);
        const end = endOf(self, from, count === undefined ? undefined : int(count));
        return anyOf(self, chars).find(({ index = 0 }) => index >= from && index < end)?.index ?? -1;
      },
    )
    .methods(
      [
        'int LastIndexOf(char value)',
        'int LastIndexOf(char value, int startIndex)',
        'int LastIndexOf(char value, int startIndex, int count)',
      ],
      (self, [wanted, start, count]) =>
        lastIndexOf(
          self,
          char(wanted),
          start === undefined ? undefined : int(start),
          count === undefined ? undefined : int(count),
          false,
        ),
    )
    .methods(
      [
        'int LastIndexOf(string value)',
        'int LastIndexOf(string value, int startIndex)',
        'int LastIndexOf(string value, int startIndex, int count)',
      ],
      (self, [wanted, start, count]) =>
        lastIndexOf(
          self,
          required(wanted, 'value'),
          start === undefined ? undefined : int(start),
          count === undefined ? undefined : int(count),
          false,
        ),
    )
    .method(
      'int LastIndexOf(string value, System.StringComparison comparisonType)',
      (self, [wanted, how], context) =>
        lastIndexOf(self, required(wanted, 'value'), undefined, undefined, ignores(how, context)),
    )
    .methods(
      [
        'int LastIndexOf(string value, int startIndex, System.StringComparison comparisonType)',
        'int LastIndexOf(string value, int startIndex, int count, System.StringComparison comparisonType)',
      ],
      (self, [wanted, start, ...rest], context) => {
        const how = rest.at(-1);
        const count = rest.length === 2 ? rest[0] : undefined;
        return lastIndexOf(
          self,
          required(wanted, 'value'),
          int(start),
          count === undefined ? undefined : int(count),
          ignores(how, context),
        );
      },
    )
    .methods(
      [
        'int LastIndexOfAny(char[] anyOf)',
        'int LastIndexOfAny(char[] anyOf, int startIndex)',
        'int LastIndexOfAny(char[] anyOf, int startIndex, int count)',
      ],
      (self, [chars, start, count]) => {
        if (self === '') return -1;
        const from = start === undefined ? self.length - 1 : int(start);
        if (from < 0 || from >= self.length) throw indexOutOfRange('startIndex');
        const low = count === undefined ? 0 : from - int(count) + 1;
        return anyOf(self, chars).findLast(({ index = 0 }) => index <= from && index >= low)?.index ?? -1;
      },
    );
}
