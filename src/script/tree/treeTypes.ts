import type { NetType } from '../types/netType.ts';
import { enumType } from '../types/typeBuilder.ts';
import { astTypes } from './astTypes.ts';
import { declarationTypes } from './declarationTypes.ts';
import { expressionTypes } from './expressionTypes.ts';
import { parseErrorType, parserType } from './parserType.ts';
import { statementTypes } from './statementTypes.ts';
import { tokenFlags } from './tokenFlags.ts';
import { tokenTypes } from './tokenTypes.ts';
import { tokenKinds } from './treeKinds.ts';
import { languageSpace } from './treeNode.ts';
import { typeNameTypes } from './typeNameObject.ts';
import { variablePathType } from './variablePath.ts';

const enums: readonly (readonly [string, Readonly<Record<string, number>>, flags?: boolean])[] = [
  ['TokenKind', tokenKinds],
  ['TokenFlags', tokenFlags, true],
  ['RedirectionStream', { All: 0, Output: 1, Error: 2, Warning: 3, Verbose: 4, Debug: 5, Information: 6 }],
  [
    'StringConstantType',
    { SingleQuoted: 0, SingleQuotedHereString: 1, DoubleQuoted: 2, DoubleQuotedHereString: 3, BareWord: 4 },
  ],
  ['UsingStatementKind', { Assembly: 0, Command: 1, Module: 2, Namespace: 3, Type: 4 }],
  [
    'SwitchFlags',
    { None: 0, File: 1, Regex: 2, Wildcard: 4, Exact: 8, CaseSensitive: 16, Parallel: 32 },
    true,
  ],
  ['ForEachFlags', { None: 0, Parallel: 1 }, true],
  ['TypeAttributes', { None: 0, Class: 1, Interface: 2, Enum: 4 }, true],
  ['PropertyAttributes', { None: 0, Public: 1, Private: 2, Static: 16, Literal: 32, Hidden: 64 }, true],
  ['MethodAttributes', { None: 0, Public: 1, Private: 2, Static: 16, Hidden: 64 }, true],
];

const makers = (): ReadonlyMap<string, () => NetType> =>
  new Map([
    ...[
      ...[...astTypes, ...tokenTypes, ...typeNameTypes],
      ...[...declarationTypes, ...expressionTypes, ...statementTypes].map((declare) => declare()),
    ].map((type) => [type.name.toLowerCase(), () => type.build()] satisfies [string, () => NetType]),
    ...enums.map(([name, values, flags]): [string, () => NetType] => [
      `${languageSpace}.${name}`.toLowerCase(),
      () => enumType(`${languageSpace}.${name}`, values, flags),
    ]),
    [`${languageSpace}.Parser`.toLowerCase(), parserType],
    [`${languageSpace}.ParseError`.toLowerCase(), parseErrorType],
    ['system.management.automation.variablepath', variablePathType],
  ]);

let known: ReadonlyMap<string, () => NetType> | null = null;

/** A type of trees, tokens and the parser, by lower-case full name. They are declared when a script first asks for one. */
export function treeType(key: string): NetType | undefined {
  if (!key.startsWith('system.management.automation.')) return undefined;
  return (known ??= makers()).get(key)?.();
}
