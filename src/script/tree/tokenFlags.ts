import { statementKeywords } from '../syntax/keywords.ts';

/** Names and bits of TokenFlags. */
export const tokenFlags: Readonly<Record<string, number>> = {
  None: 0,
  BinaryPrecedenceLogical: 1,
  BinaryPrecedenceBitwise: 2,
  BinaryPrecedenceComparison: 5,
  BinaryPrecedenceCoalesce: 7,
  BinaryPrecedenceAdd: 9,
  BinaryPrecedenceMultiply: 10,
  BinaryPrecedenceFormat: 12,
  BinaryPrecedenceRange: 13,
  BinaryPrecedenceMask: 15,
  Keyword: 16,
  ScriptBlockBlockName: 32,
  BinaryOperator: 256,
  UnaryOperator: 512,
  CaseSensitiveOperator: 1024,
  TernaryOperator: 2048,
  SpecialOperator: 4096,
  AssignmentOperator: 8192,
  ParseModeInvariant: 32768,
  TokenInError: 65536,
  DisallowedInRestrictedMode: 131072,
  PrefixOrPostfixOperator: 262144,
  CommandName: 524288,
  MemberName: 1048576,
  TypeName: 2097152,
  AttributeName: 4194304,
  CanConstantFold: 8388608,
  StatementDoesntSupportAttributes: 16777216,
};

/** The bits of some members of TokenFlags. */
export const flagBits = (...names: readonly string[]): number =>
  names.reduce((sum, name) => sum | (tokenFlags[name] ?? 0), 0);

const binary = (precedence: string, names: string, ...more: readonly string[]) =>
  names
    .split(' ')
    .map(
      (name) =>
        [name, flagBits(`BinaryPrecedence${precedence}`, 'BinaryOperator', ...more)] satisfies [
          string,
          number,
        ],
    );
const same = (names: string, ...flags: readonly string[]) =>
  names.split(' ').map((name) => [name, flagBits(...flags)] satisfies [string, number]);

/** By member of TokenKind: what is said of every token of that kind, keywords aside. */
const ofKind: ReadonlyMap<string, number> = new Map([
  ...same(
    'NewLine LineContinuation Comment EndOfInput StringLiteral StringExpandable HereStringLiteral HereStringExpandable LParen RParen LCurly RCurly RBracket AtParen AtCurly DollarParen Semi AndAnd OrOr',
    'ParseModeInvariant',
  ),
  ...same('Ampersand Pipe', 'SpecialOperator', 'ParseModeInvariant'),
  ...same('Comma', 'UnaryOperator', 'ParseModeInvariant'),
  ...same('MinusMinus PlusPlus', 'UnaryOperator', 'PrefixOrPostfixOperator', 'DisallowedInRestrictedMode'),
  ...same('Dot ColonColon QuestionDot QuestionLBracket', 'SpecialOperator', 'DisallowedInRestrictedMode'),
  ...same('Exclaim Not Bnot', 'UnaryOperator', 'CanConstantFold'),
  ...same(
    'Equals PlusEquals MinusEquals MultiplyEquals DivideEquals RemainderEquals QuestionQuestionEquals',
    'AssignmentOperator',
  ),
  ...same('Redirection RedirectInStd', 'DisallowedInRestrictedMode'),
  ...same('QuestionMark', 'TernaryOperator', 'DisallowedInRestrictedMode'),
  ...binary('Logical', 'And Or Xor', 'CanConstantFold'),
  ...binary('Bitwise', 'Band Bor Bxor', 'CanConstantFold'),
  ...binary('Multiply', 'Multiply Divide Rem', 'CanConstantFold'),
  ...binary('Add', 'Plus Minus', 'UnaryOperator', 'CanConstantFold'),
  ...binary('Range', 'DotDot', 'DisallowedInRestrictedMode'),
  ...binary('Format', 'Format', 'DisallowedInRestrictedMode'),
  ...binary('Coalesce', 'QuestionQuestion'),
  ...binary('Comparison', 'Join Isplit', 'UnaryOperator', 'DisallowedInRestrictedMode'),
  ...binary('Comparison', 'Shl Shr', 'CanConstantFold'),
  ...binary(
    'Comparison',
    'Ieq Ine Ige Igt Ilt Ile Ilike Inotlike Icontains Inotcontains Iin Inotin Is IsNot',
  ),
  ...binary('Comparison', 'As Imatch Inotmatch Ireplace', 'DisallowedInRestrictedMode'),
  ...binary(
    'Comparison',
    'Ceq Cne Cge Cgt Clt Cle Clike Cnotlike Ccontains Cnotcontains Cin Cnotin',
    'CaseSensitiveOperator',
  ),
  ...binary('Comparison', 'Csplit', 'UnaryOperator', 'CaseSensitiveOperator', 'DisallowedInRestrictedMode'),
  ...binary('Comparison', 'Cmatch Cnotmatch Creplace', 'CaseSensitiveOperator', 'DisallowedInRestrictedMode'),
]);

const blockNames: ReadonlySet<string> = new Set(['begin', 'process', 'end', 'clean', 'dynamicparam']);

/** Flags of a token of a kind. */
export function flagsOf(kind: string): number {
  return ofKind.get(kind) ?? 0;
}

/** Flags of a keyword, in lower case; where it is the name of a command it is none. */
export function keywordFlags(word: string, isName: boolean): number {
  return (
    (isName ? 0 : flagBits('Keyword')) |
    (blockNames.has(word) ? flagBits('ScriptBlockBlockName') : 0) |
    (statementKeywords.has(word) ? flagBits('StatementDoesntSupportAttributes') : 0)
  );
}
