import { convert } from '../../convert/convert.ts';
import { binary } from '../../operators/binary.ts';
import type { BinaryOperator } from '../../syntax/operators.ts';
import type { Value } from '../../values/value.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** An operator of Where-Object: the switch that names it, and what it compares with. */
export interface WhereOperator {
  readonly name: string;
  /** Name of its parameter set. */
  readonly set: string;
  readonly aliases?: readonly string[];
  readonly operator: BinaryOperator | 'not';
  readonly caseSensitive: boolean;
  /** As errors name it. */
  readonly label: string;
}

const both: readonly (readonly [string, string, BinaryOperator])[] = [
  ['EQ', 'Equal', 'eq'],
  ['NE', 'NotEqual', 'ne'],
  ['GT', 'GreaterThan', 'gt'],
  ['LT', 'LessThan', 'lt'],
  ['GE', 'GreaterOrEqual', 'ge'],
  ['LE', 'LessOrEqual', 'le'],
  ['Like', 'Like', 'like'],
  ['NotLike', 'NotLike', 'notlike'],
  ['Match', 'Match', 'match'],
  ['NotMatch', 'NotMatch', 'notmatch'],
  ['Contains', 'Contains', 'contains'],
  ['NotContains', 'NotContains', 'notcontains'],
  ['In', 'In', 'in'],
  ['NotIn', 'NotIn', 'notin'],
];

/** All of them, each with its case-sensitive form. */
export const whereOperators: readonly WhereOperator[] = [
  ...both.flatMap(([name, set, operator]): WhereOperator[] => [
    {
      name,
      set: `${set}Set`,
      aliases: [`I${name}`],
      operator,
      caseSensitive: false,
      label: `I${name.toLowerCase()}`,
    },
    {
      name: `C${name}`,
      set: `CaseSensitive${set}Set`,
      operator,
      caseSensitive: true,
      label: `C${name.toLowerCase()}`,
    },
  ]),
  { name: 'Is', set: 'IsSet', operator: 'is', caseSensitive: false, label: 'is' },
  { name: 'IsNot', set: 'IsNotSet', operator: 'isnot', caseSensitive: false, label: 'isnot' },
  { name: 'Not', set: 'NotSet', operator: 'not', caseSensitive: false, label: 'not' },
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
