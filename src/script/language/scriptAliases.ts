import type { AnyAst } from '../syntax/anyAst.ts';
import type { CommandAst, ExpressionAst, StringConstantExpressionAst } from '../syntax/ast.ts';
import { commandName, plainName, shortAttribute } from './astQuestions.ts';
import { grouped } from './grouped.ts';
import type { SyntaxIndex } from './syntaxIndex.ts';

/** Another name that a script gives a command. */
export interface ScriptAlias {
  readonly name: string;
  /** The command that it stands for. */
  readonly target: string;
  /** The text that makes the name. */
  readonly node: StringConstantExpressionAst;
}

const makers: ReadonlySet<string> = new Set(['set-alias', 'new-alias', 'sal', 'nal']);

/** The aliases of a script by their names in lower case: of Set-Alias, of New-Alias, and those that functions declare. */
export function scriptAliases(index: SyntaxIndex): ReadonlyMap<string, readonly ScriptAlias[]> {
  const made = index.ofKind('Command').flatMap((command): ScriptAlias[] => {
    if (!makers.has(commandName(command)?.toLowerCase() ?? '')) return [];
    const { name, value } = givenTo(command);
    if (name?.kind !== 'StringConstantExpression' || value?.kind !== 'StringConstantExpression') return [];
    return [{ name: name.value, target: value.value, node: name }];
  });
  const declared = index.ofKind('FunctionDefinition').flatMap(({ name: target, body }) =>
    (body.paramBlock?.attributes ?? [])
      .filter(({ typeName }) => shortAttribute(typeName.name) === 'alias')
      .flatMap(({ positionalArguments }) => constantsOf(positionalArguments))
      .map((node) => ({ name: node.value, target: plainName(target), node })),
  );
  return grouped([...made, ...declared], ({ name }) => name.toLowerCase());
}

/** The arguments of Set-Alias: its `-Name` and `-Value`, or the first two that no other parameter takes. */
export function givenTo({ elements }: CommandAst): Readonly<Partial<Record<'name' | 'value', AnyAst>>> {
  const byName = new Map<string, AnyAst>();
  const others: AnyAst[] = [];
  for (let index = 1; index < elements.length; index++) {
    const element = elements[index];
    if (element === undefined) break;
    if (element.kind !== 'CommandParameter') {
      others.push(element);
      continue;
    }
    const letter = element.parameterName.charAt(0).toLowerCase();
    // -Force, -PassThru, -WhatIf and -Confirm take nothing.
    const takesNext = element.argument === null && 'nvdos'.includes(letter);
    const given = element.argument ?? (takesNext ? elements[++index] : undefined);
    if (given !== undefined) byName.set(letter, given);
  }
  const name = byName.get('n') ?? others.shift();
  const value = byName.get('v') ?? others.shift();
  return { ...(name && { name }), ...(value && { value }) };
}

function constantsOf(given: readonly ExpressionAst[]): readonly StringConstantExpressionAst[] {
  return given.flatMap((one) =>
    one.kind === 'StringConstantExpression'
      ? [one]
      : one.kind === 'ArrayLiteral'
        ? constantsOf(one.elements)
        : [],
  );
}
