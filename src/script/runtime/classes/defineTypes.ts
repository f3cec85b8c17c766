import type { StatementAst } from '../../syntax/ast.ts';
import { defineEnum } from './defineEnum.ts';
import { defineClass } from './defineClass.ts';
import type { Compiler } from '../compile/compiler.ts';
import type { Frame } from '../execution.ts';

/** Defines the classes and enums of a script before it runs: enums first, then the classes, each of which derives from one before it. */
export function defineTypes(statements: readonly StatementAst[], compiler: Compiler, frame: Frame): void {
  const definitions = statements.filter((statement) => statement.kind === 'TypeDefinition');
  if (definitions.length === 0) return;
  for (const definition of definitions)
    if (definition.typeKind === 'enum') defineEnum(definition, compiler, frame);
  const classes = definitions.filter(({ typeKind }) => typeKind === 'class');
  const finish = classes.map((definition) => defineClass(definition, compiler, frame));
  for (const complete of finish) complete();
}
