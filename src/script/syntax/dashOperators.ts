import type { BinaryOperator, ComparisonOperator } from './operators.ts';

/** An operator between two operands: how strongly it binds, from 1, and whether it is the case-sensitive form. */
export interface BinaryOperatorFacts {
  readonly operator: BinaryOperator;
  readonly caseSensitive: boolean;
  readonly precedence: number;
}

const comparison = 3;

const caseForms: readonly ComparisonOperator[] = [
  ...(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'like', 'notlike', 'match', 'notmatch'] as const),
  ...(['replace', 'split', 'contains', 'notcontains', 'in', 'notin'] as const),
];

function facts(operator: BinaryOperator, precedence: number, caseSensitive = false): BinaryOperatorFacts {
  return { operator, precedence, caseSensitive };
}

/** Binary operators with a dash, by name in lower case. */
export const dashOperators: ReadonlyMap<string, BinaryOperatorFacts> = new Map([
  ...(['and', 'or', 'xor'] as const).map((name) => [name, facts(name, 1)] as const),
  ...(['band', 'bor', 'bxor'] as const).map((name) => [name, facts(name, 2)] as const),
  ...(['is', 'isnot', 'as', 'join', 'shl', 'shr'] as const).map(
    (name) => [name, facts(name, comparison)] as const,
  ),
  ...caseForms.flatMap((name) => [
    [name, facts(name, comparison)] as const,
    [`i${name}`, facts(name, comparison)] as const,
    [`c${name}`, facts(name, comparison, true)] as const,
  ]),
  ['f', facts('f', 7)] as const,
]);

/** Binary operators that are signs. */
export const signOperators: ReadonlyMap<string, BinaryOperatorFacts> = new Map([
  ['??', facts('??', 4)],
  ['+', facts('+', 5)],
  ['-', facts('-', 5)],
  ['*', facts('*', 6)],
  ['/', facts('/', 6)],
  ['%', facts('%', 6)],
  ['..', facts('..', 8)],
]);

/** Unary operators with a dash, by name in lower case. */
export const unaryDashOperators: ReadonlySet<string> = new Set([
  'not',
  'bnot',
  'join',
  'split',
  'isplit',
  'csplit',
]);
