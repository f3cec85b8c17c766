import { CollectionView } from '../../values/collectionView.ts';
import { toText } from '../../convert/toText.ts';
import { NetRegex, netRegex, type FoundMatch } from '../../text/netRegex.ts';
import { RegexGroup, RegexMatch } from '../../text/regexObjects.ts';
import { escapeRegex, replaceMatches, replacementText, splitAtMatches } from '../../text/regexReplace.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { TimeSpan } from '../../values/timeSpan.ts';
import type { Value } from '../../values/value.ts';
import { flagBits, instanceOf, int, required, stringArray, text } from '../arguments.ts';
import type { NetContext } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const space = 'System.Text.RegularExpressions';

const regexOf = instanceOf(NetRegex, 'Regex');

const made = (pattern: Value | undefined, options: Value | undefined) =>
  netRegex(required(pattern, 'pattern'), flagBits(options));

/** Matches as a MatchCollection. */
function matchCollection(regex: NetRegex, input: string, start: number, context: NetContext): CollectionView {
  const all: RegexMatch[] = [];
  for (const found of regex.matches(input, start)) {
    context.checkpoint();
    context.allow('items', all.length + 1);
    all.push(new RegexMatch(found));
  }
  return new CollectionView(
    `${space}.MatchCollection`,
    () => all,
    () => all.length,
  );
}

const matchCount = (regex: NetRegex, input: Value | undefined, context: NetContext): number =>
  matchCollection(regex, required(input, 'input'), 0, context).count ?? 0;

/** What stands for a match: a text with `$1`, or what a script block makes of the match. */
function evaluator(by: Value | undefined, context: NetContext): (found: FoundMatch) => string {
  if (by instanceof ScriptBlock) {
    return (found) => {
      context.checkpoint();
      return context
        .invoke(by, [new RegexMatch(found)])
        .map((item) => toText(item, context))
        .join(context.separator());
    };
  }
  const replacement = required(by, 'replacement');
  return (found) => replacementText(replacement, found);
}

function replaced(
  regex: NetRegex,
  input: Value | undefined,
  by: Value | undefined,
  count: number,
  start: number,
  context: NetContext,
): string {
  const result = replaceMatches(regex, required(input, 'input'), evaluator(by, context), count, start);
  context.allow('characters', result.length);
  return result;
}

/** Times that constructors were given for a search. */
const limits = new WeakMap<object, TimeSpan>();

/** System.Text.RegularExpressions.Regex. */
export const regexType = () => {
  const evaluatorType = `${space}.MatchEvaluator evaluator`;
  const options = `${space}.RegexOptions options`;
  return (
    new TypeBuilder(`${space}.Regex`, regexOf)
      .property(
        `${space}.RegexOptions Options`,
        (self) => new EnumValue(`${space}.RegexOptions`, BigInt(self.options)),
      )
      .property('bool RightToLeft', () => false)
      .property('timespan MatchTimeout', (self) => limits.get(self) ?? new TimeSpan(-10_000n))
      .method('string[] GetGroupNames()', ({ groupNames }) => stringArray(groupNames))
      .method(
        'int[] GetGroupNumbers()',
        ({ groupNames }) =>
          new NetArray(
            groupNames.map((_, index) => index),
            'System.Int32',
          ),
      )
      .method('string GroupNameFromNumber(int i)', ({ groupNames }, [index]) => groupNames[int(index)] ?? '')
      .method('int GroupNumberFromName(string name)', ({ groupNames }, [name]) =>
        groupNames.indexOf(text(name)),
      )
      .method('bool IsMatch(string input)', (self, [input]) => self.test(required(input, 'input')))
      .method(
        'bool IsMatch(string input, int startat)',
        (self, [input, start]) => self.exec(required(input, 'input'), int(start)) !== null,
      )
      .method(
        `${space}.Match Match(string input)`,
        (self, [input]) => new RegexMatch(self.exec(required(input, 'input'))),
      )
      .method(
        `${space}.Match Match(string input, int startat)`,
        (self, [input, start]) => new RegexMatch(self.exec(required(input, 'input'), int(start))),
      )
      .method(`${space}.MatchCollection Matches(string input)`, (self, [input], context) =>
        matchCollection(self, required(input, 'input'), 0, context),
      )
      .method(
        `${space}.MatchCollection Matches(string input, int startat)`,
        (self, [input, start], context) =>
          matchCollection(self, required(input, 'input'), int(start), context),
      )
      .methods(
        [
          'string Replace(string input, string replacement)',
          `string Replace(string input, ${evaluatorType})`,
        ],
        (self, [input, by], context) => replaced(self, input, by, -1, 0, context),
      )
      .methods(
        [
          'string Replace(string input, string replacement, int count)',
          `string Replace(string input, ${evaluatorType}, int count)`,
        ],
        (self, [input, by, count], context) => replaced(self, input, by, int(count), 0, context),
      )
      .methods(
        [
          'string Replace(string input, string replacement, int count, int startat)',
          `string Replace(string input, ${evaluatorType}, int count, int startat)`,
        ],
        (self, [input, by, count, start], context) =>
          replaced(self, input, by, int(count), int(start), context),
      )
      .method('string[] Split(string input)', (self, [input]) =>
        stringArray(splitAtMatches(self, required(input, 'input'))),
      )
      .method('string[] Split(string input, int count)', (self, [input, count]) =>
        stringArray(splitAtMatches(self, required(input, 'input'), int(count))),
      )
      .method('string ToString()', ({ pattern }) => pattern)
      .methods(['int Count(string input)'], (self, [input], context) => matchCount(self, input, context))
      .staticMethods(
        ['int Count(string input, string pattern)', `int Count(string input, string pattern, ${options})`],
        ([input, pattern, how], context) => matchCount(made(pattern, how), input, context),
      )
      .staticMethod('string Escape(string str)', ([value]) => escapeRegex(required(value, 'str')))
      .staticMethod('string Unescape(string str)', ([value]) => unescape(required(value, 'str')))
      .staticMethods(
        [
          'bool IsMatch(string input, string pattern)',
          `bool IsMatch(string input, string pattern, ${options})`,
        ],
        ([input, pattern, how]) => made(pattern, how).test(required(input, 'input')),
      )
      .staticMethods(
        [
          `${space}.Match Match(string input, string pattern)`,
          `${space}.Match Match(string input, string pattern, ${options})`,
        ],
        ([input, pattern, how]) => new RegexMatch(made(pattern, how).exec(required(input, 'input'))),
      )
      .staticMethods(
        [
          `${space}.MatchCollection Matches(string input, string pattern)`,
          `${space}.MatchCollection Matches(string input, string pattern, ${options})`,
        ],
        ([input, pattern, how], context) =>
          matchCollection(made(pattern, how), required(input, 'input'), 0, context),
      )
      .staticMethods(
        [
          'string Replace(string input, string pattern, string replacement)',
          `string Replace(string input, string pattern, ${evaluatorType})`,
          `string Replace(string input, string pattern, string replacement, ${options})`,
          `string Replace(string input, string pattern, ${evaluatorType}, ${options})`,
        ],
        ([input, pattern, by, how], context) => replaced(made(pattern, how), input, by, -1, 0, context),
      )
      .staticMethods(
        [
          'string[] Split(string input, string pattern)',
          `string[] Split(string input, string pattern, ${options})`,
        ],
        ([input, pattern, how]) => stringArray(splitAtMatches(made(pattern, how), required(input, 'input'))),
      )
      .constructs('(string pattern)', ([pattern]) => made(pattern, undefined))
      .constructs(`(string pattern, ${options})`, ([pattern, how]) => made(pattern, how))
      // A search ends with the session's own limits: the time given is told, not kept.
      .constructs(`(string pattern, ${options}, timespan matchTimeout)`, ([pattern, how, limit]) => {
        const regex = made(pattern, how);
        if (limit instanceof TimeSpan) limits.set(regex, limit);
        return regex;
      })
      .build()
  );
};

const escapes: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
  ['v', '\v'],
  ['a', '\x07'],
  ['e', '\x1b'],
]);

function unescape(value: string): string {
  return value.replaceAll(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gis,
    (_, hex?: string, unicode?: string, one?: string) =>
      one === undefined
        ? String.fromCharCode(Number.parseInt(hex ?? unicode ?? '0', 16))
        : (escapes.get(one) ?? one),
  );
}

const matchOf = instanceOf(RegexMatch, 'Match');

function groupsOf(match: RegexMatch): RegexGroup[] {
  const { found } = match;
  if (found === null) return [new RegexGroup('0', '', false, () => 0)];
  return found.regex.groupNames.map((name, number) => {
    const value = found.text(number);
    return new RegexGroup(name, value ?? '', value !== undefined, () => found.groups[number]?.index ?? 0);
  });
}

function captures(success: boolean, self: Value): CollectionView {
  const all: readonly Value[] = success ? [self] : [];
  return new CollectionView(
    `${space}.CaptureCollection`,
    () => all,
    () => all.length,
  );
}

/** Match: the groups, and the next one. */
export const matchType = () =>
  new TypeBuilder(`${space}.Match`, matchOf, { base: `${space}.Group` })
    .property(`${space}.GroupCollection Groups`, (self) => {
      const [, ...rest] = groupsOf(self);
      // The first group is the match itself.
      const groups: readonly Value[] = [self, ...rest];
      return new CollectionView(
        `${space}.GroupCollection`,
        () => groups,
        () => groups.length,
      );
    })
    .property('bool Success', ({ found }) => found !== null)
    .property('string Name', () => '0')
    .property(`${space}.CaptureCollection Captures`, (self) => captures(self.found !== null, self))
    .property('int Index', ({ found }) => found?.index ?? 0)
    .property('int Length', ({ found }) => found?.value.length ?? 0)
    .property('string Value', ({ found }) => found?.value ?? '')
    .property('System.Object ValueSpan', () => null)
    .method(
      `${space}.Match NextMatch()`,
      ({ found }) =>
        new RegexMatch(
          found === null
            ? null
            : found.regex.exec(found.input, found.value === '' ? found.end + 1 : found.end),
        ),
    )
    .method('string Result(string replacement)', ({ found }, [replacement]) =>
      found === null ? '' : replacementText(text(replacement), found),
    )
    .method('string ToString()', ({ found }) => found?.value ?? '')
    .staticProperty(`${space}.Match Empty`, () => new RegexMatch(null))
    .build();

const groupOf = instanceOf(RegexGroup, 'Group');

/** Group and Capture. */
export const groupType = (name: 'Group' | 'Capture') => {
  const builder = new TypeBuilder(`${space}.${name}`, groupOf, {
    base: name === 'Group' ? `${space}.Capture` : 'System.Object',
  });
  if (name === 'Group') {
    builder
      .property('bool Success', ({ success }) => success)
      .property('string Name', (self) => self.name)
      .property(`${space}.CaptureCollection Captures`, (self) => captures(self.success, self));
  }
  return builder
    .property('int Index', ({ index }) => index)
    .property('int Length', ({ value }) => value.length)
    .property('string Value', ({ value }) => value)
    .property('System.Object ValueSpan', () => null)
    .method('string ToString()', ({ value }) => value)
    .build();
};
