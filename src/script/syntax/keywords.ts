/** Words with a meaning of their own at the start of a statement. */
export const keywords: ReadonlySet<string> = new Set([
  ...['begin', 'process', 'end', 'clean', 'dynamicparam', 'param'],
  ...['if', 'elseif', 'else', 'switch', 'for', 'foreach', 'in', 'while', 'do', 'until'],
  ...['break', 'continue', 'return', 'exit', 'throw', 'try', 'catch', 'finally', 'trap'],
  ...['function', 'filter', 'workflow', 'configuration', 'class', 'enum', 'interface', 'using', 'data'],
  ...['parallel', 'sequence', 'define', 'from', 'var', 'default', 'hidden', 'static', 'public', 'private'],
]);

/** Those that begin a statement before which no attribute can stand. */
export const statementKeywords: ReadonlySet<string> = new Set([
  ...[
    'if',
    'switch',
    'for',
    'foreach',
    'while',
    'do',
    'try',
    'trap',
    'data',
    'function',
    'filter',
    'workflow',
  ],
  ...['break', 'continue', 'return', 'exit', 'throw', 'parallel', 'sequence'],
]);
