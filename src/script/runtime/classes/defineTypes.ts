import type { StatementAst } from '../../syntax/ast.ts';
import { defineEnum } from './defineEnum.ts';
import { defineClass } from './defineClass.ts';
import type { Compiler } from '../compile/compiler.ts';
import type { Engine, Frame } from '../execution.ts';

/** How many assemblies of classes a session has made. */
const assemblies = new WeakMap<Engine, number>();

/** Defines the classes and enums of a script before it runs: enums first, then the classes, each of which derives from one before it. */
export function defineTypes(statements: readonly StatementAst[], compiler: Compiler, frame: Frame): void {
  const definitions = statements.filter((statement) => statement.kind === 'TypeDefinition');
  if (definitions.length === 0) return;
  const assembly = (assemblies.get(frame.engine) ?? 0) + 1;
  assemblies.set(frame.engine, assembly);
  for (const definition of definitions)
    if (definition.typeKind === 'enum') defineEnum(definition, compiler, frame);
  const classes = definitions.filter(({ typeKind }) => typeKind === 'class');
  const finish = classes.map((definition) => defineClass(definition, compiler, frame, assembly));
  for (const complete of finish) complete();
}
