import type { StatementAst, TypeDefinitionAst } from '../syntax/ast.ts';
import { defineEnum } from './defineEnum.ts';
import { defineClass } from './defineClass.ts';
import type { Compiler } from './compiler.ts';
import type { Frame } from './execution.ts';

/** Defines the classes and enums of a script before it runs: enums first, then each class after those it derives from. */
export function defineTypes(statements: readonly StatementAst[], compiler: Compiler, frame: Frame): void {
  const definitions = statements.filter((statement) => statement.kind === 'TypeDefinition');
  if (definitions.length === 0) return;
  for (const definition of definitions)
    if (definition.typeKind === 'enum') defineEnum(definition, compiler, frame);
  const classes = definitions.filter(({ typeKind }) => typeKind === 'class');
  const finish = inOrder(classes).map((definition) => defineClass(definition, compiler, frame));
  for (const complete of finish) complete();
}

/** Classes in such an order that each follows its base. */
function inOrder(classes: readonly TypeDefinitionAst[]): TypeDefinitionAst[] {
  const byName = new Map(classes.map((definition) => [definition.name.toLowerCase(), definition]));
  const ordered = new Set<TypeDefinitionAst>();
  const add = (definition: TypeDefinitionAst, above: ReadonlySet<TypeDefinitionAst>): void => {
    if (ordered.has(definition) || above.has(definition)) return;
    for (const { typeName } of definition.baseTypes) {
      const base = byName.get(typeName.name.toLowerCase());
      if (base !== undefined) add(base, new Set([...above, definition]));
    }
    ordered.add(definition);
  };
  for (const definition of classes) add(definition, new Set());
  return [...ordered];
}
