import { convert } from '../../convert/convert.ts';
import { binary } from '../../operators/binary.ts';
import type { BinaryOperator } from '../../syntax/operators.ts';
import type { Value } from '../../values/value.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** An operator of Where-Object: the switch that names it, and what it compares with. */
export interface WhereOperator {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly operator: BinaryOperator | 'not';
  readonly caseSensitive: boolean;
  /** As errors name it. */
  readonly label: string;
}

const both: readonly (readonly [string, BinaryOperator])[] = [
  ['EQ', 'eq'],
  ['NE', 'ne'],
  ['GT', 'gt'],
  ['LT', 'lt'],
  ['GE', 'ge'],
  ['LE', 'le'],
  ['Like', 'like'],
  ['NotLike', 'notlike'],
  ['Match', 'match'],
  ['NotMatch', 'notmatch'],
  ['Contains', 'contains'],
  ['NotContains', 'notcontains'],
  ['In', 'in'],
  ['NotIn', 'notin'],
];

/** All of them, each with its case-sensitive form. */
export const whereOperators: readonly WhereOperator[] = [
  ...both.flatMap(([name, operator]): WhereOperator[] => [
    { name, aliases: [`I${name}`], operator, caseSensitive: false, label: `I${name.toLowerCase()}` },
    { name: `C${name}`, operator, caseSensitive: true, label: `C${name.toLowerCase()}` },
  ]),
  { name: 'Is', operator: 'is', caseSensitive: false, label: 'is' },
  { name: 'IsNot', operator: 'isnot', caseSensitive: false, label: 'isnot' },
  { name: 'Not', operator: 'not', caseSensitive: false, label: 'not' },
];

/** Compares the property of an object with the value given. A type may be named as a text, brackets or not. */
export function compareWith(
  { operator, caseSensitive }: WhereOperator,
  left: Value,
  right: Value,
  { runspace }: CommandRuntime,
): Value {
  if (operator === 'not') return false;
  if (operator !== 'is' && operator !== 'isnot')
    return binary(operator, caseSensitive, left, right, runspace);
  const named = typeof right === 'string' ? right.replace(/^\[(.*)\]$/, '$1') : right;
  const typeType = runspace.types.find('System.Type');
  const type = typeType === undefined ? named : convert(named, typeType, runspace);
  return binary(operator, caseSensitive, left, type, runspace);
}
