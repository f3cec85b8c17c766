import type { AnyAst } from '../syntax/anyAst.ts';
import type { CompletionItem } from './completionItem.ts';

const actions = ['Continue', 'SilentlyContinue', 'Stop', 'Inquire', 'Ignore', 'Break'];
const values: ReadonlyMap<string, readonly string[]> = new Map([
  ...['ErrorAction', 'Warning', 'Verbose', 'Debug', 'Information', 'Progress'].map(
    (name) => [`${name.toLowerCase()}preference`, actions] as const,
  ),
  ['confirmpreference', ['High', 'Medium', 'Low', 'None']],
]);

/** What a variable that tells PowerShell how to behave can be set to, where the text that ends `path` is assigned to one. */
export function preferenceValues(path: readonly AnyAst[]): readonly CompletionItem[] {
  const [node] = path;
  const assignment = path.find((one) => one.kind === 'AssignmentStatement' || one.kind === 'StatementBlock');
  if (node?.kind !== 'StringConstantExpression' || assignment?.kind !== 'AssignmentStatement') return [];
  const { left, right } = assignment;
  if (left.kind !== 'VariableExpression' || right.start !== node.start) return [];
  const all = values.get(left.path.toLowerCase().replace(/^(?:global|script|local|private):/, '')) ?? [];
  const isBare = node.quoting === 'bareword';
  return all.map((label) => ({ label, kind: 'value', detail: '', insert: isBare ? `'${label}'` : label }));
}
