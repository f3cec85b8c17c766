/** Operators of arithmetic. */
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

/** Operators with a case-sensitive form (`-ceq`), without dash and case prefix. */
export type ComparisonOperator =
  | ('eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le')
  | ('like' | 'notlike' | 'match' | 'notmatch' | 'replace' | 'split')
  | ('contains' | 'notcontains' | 'in' | 'notin');

/** Operators between two operands, without dash and case prefix. */
export type BinaryOperator =
  | ArithmeticOperator
  | ComparisonOperator
  | ('and' | 'or' | 'xor' | 'band' | 'bor' | 'bxor' | 'shl' | 'shr')
  | ('f' | '..' | 'join' | 'is' | 'isnot' | 'as' | '??');

/** Operators of one operand. */
export type UnaryOperator =
  | ('not' | 'bnot' | '+' | '-' | ',' | 'join' | 'split' | 'csplit')
  | ('prefix++' | 'prefix--' | 'postfix++' | 'postfix--');

/** Operators of an assignment. */
export type AssignmentOperator = '=' | '+=' | '-=' | '*=' | '/=' | '%=' | '??=';
