import type { AssignmentOperator, BinaryOperator, UnaryOperator } from '../syntax/operators.ts';
import { EnumValue } from '../values/enumValue.ts';
import { languageSpace } from './treeNode.ts';

/** Members of TokenKind in order of their numbers from 0, and from 119. */
const first =
  'Unknown Variable SplattedVariable Parameter Number Label Identifier Generic NewLine LineContinuation Comment EndOfInput StringLiteral StringExpandable HereStringLiteral HereStringExpandable LParen RParen LCurly RCurly LBracket RBracket AtParen AtCurly DollarParen Semi AndAnd OrOr Ampersand Pipe Comma MinusMinus PlusPlus DotDot ColonColon Dot Exclaim Multiply Divide Rem Plus Minus Equals PlusEquals MinusEquals MultiplyEquals DivideEquals RemainderEquals Redirection RedirectInStd Format Not Bnot And Or Xor Band Bor Bxor Join Ieq Ine Ige Igt Ilt Ile Ilike Inotlike Imatch Inotmatch Ireplace Icontains Inotcontains Iin Inotin Isplit Ceq Cne Cge Cgt Clt Cle Clike Cnotlike Cmatch Cnotmatch Creplace Ccontains Cnotcontains Cin Cnotin Csplit Is IsNot As PostfixPlusPlus PostfixMinusMinus Shl Shr Colon QuestionMark QuestionQuestionEquals QuestionQuestion QuestionDot QuestionLBracket';
const keywordKinds =
  'Begin Break Catch Class Continue Data Define Do Dynamicparam Else ElseIf End Exit Filter Finally For Foreach From Function If In Param Process Return Switch Throw Trap Try Until Using Var While Workflow Parallel Sequence InlineScript Configuration DynamicKeyword Public Private Static Interface Enum Namespace Module Type Assembly Command Hidden Base Default Clean';

/** Names and numbers of TokenKind. */
export const tokenKinds: Readonly<Record<string, number>> = Object.fromEntries([
  ...first.split(' ').map((name, index) => [name, index] satisfies [string, number]),
  ...keywordKinds.split(' ').map((name, index) => [name, 119 + index] satisfies [string, number]),
]);

const byLowerCase = new Map(Object.keys(tokenKinds).map((name) => [name.toLowerCase(), name]));

/** What is not named by itself. */
const signs: ReadonlyMap<string, string> = new Map([
  ...(
    '( LParen ) RParen { LCurly } RCurly [ LBracket ] RBracket @( AtParen @{ AtCurly $( DollarParen ; Semi && AndAnd || OrOr & Ampersand | Pipe , Comma -- MinusMinus ++ PlusPlus .. DotDot :: ColonColon . Dot ! Exclaim * Multiply / Divide % Rem + Plus - Minus = Equals += PlusEquals -= MinusEquals *= MultiplyEquals /= DivideEquals %= RemainderEquals ??= QuestionQuestionEquals ?? QuestionQuestion ?. QuestionDot ?[ QuestionLBracket ? QuestionMark : Colon f Format prefix++ PlusPlus prefix-- MinusMinus postfix++ PostfixPlusPlus postfix-- PostfixMinusMinus'.match(
      /\S+ \S+/g,
    ) ?? []
  ).map((both): [string, string] => {
    const [sign = '', name = ''] = both.split(' ');
    return [sign, name];
  }),
]);

/** Member of TokenKind: for its name in any case, a sign, or an operator without its dash (with a case prefix or without). */
export function nameOfKind(written: string): string {
  const name = (signs.get(written) ?? written).toLowerCase();
  return byLowerCase.get(name) ?? byLowerCase.get(`i${name}`) ?? 'Unknown';
}

/** A value of TokenKind, named as for {@link nameOfKind}. */
export function tokenKind(written: string): EnumValue {
  return new EnumValue(`${languageSpace}.TokenKind`, BigInt(tokenKinds[nameOfKind(written)] ?? 0));
}

/** The kind of the token of an operator. */
export function operatorKind(
  operator: BinaryOperator | UnaryOperator | AssignmentOperator,
  caseSensitive = false,
): EnumValue {
  return tokenKind(caseSensitive ? `c${operator}` : operator === 'in' ? 'iin' : operator);
}
