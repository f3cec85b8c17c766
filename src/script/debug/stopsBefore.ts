import type { StatementAst } from '../syntax/ast.ts';

const declarations: ReadonlySet<StatementAst['kind']> = new Set<StatementAst['kind']>([
  ...(['FunctionDefinition', 'TypeDefinition', 'UsingStatement', 'TrapStatement'] as const),
  'StatementBlock',
]);

/** Those that do nothing before their conditions, collections and blocks do. */
const frames: ReadonlySet<StatementAst['kind']> = new Set<StatementAst['kind']>([
  ...(['IfStatement', 'SwitchStatement', 'TryStatement'] as const),
  ...([
    'ForEachStatement',
    'ForStatement',
    'WhileStatement',
    'DoWhileStatement',
    'DoUntilStatement',
  ] as const),
]);

/** Whether a debugger is told of a statement: what only declares something does nothing that could be watched. */
export function isWatched({ kind }: StatementAst): boolean {
  return !declarations.has(kind);
}

/** Whether a debugger can stop before a statement, rather than before what is in it. */
export function stopsBefore(statement: StatementAst): boolean {
  return isWatched(statement) && !frames.has(statement.kind);
}
