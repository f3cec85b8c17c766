import type { AnyAst } from '../syntax/anyAst.ts';
import type { Comment } from '../syntax/comment.ts';
import { parseScript } from '../syntax/parseScript.ts';
import { completeArgument } from './completeArgument.ts';
import { attributeArguments, completeType } from './completeType.ts';
import { completeKey } from './completeKey.ts';
import { completeMember } from './completeMember.ts';
import { commandNames, operatorNames, parameterNames, variableNames } from './completionLists.ts';
import { preferenceValues } from './preferenceValues.ts';
import type { Completion, CompletionItem, CompletionPorts } from './completionItem.ts';
import { type LanguageKnowledge, ScriptModel } from './scriptModel.ts';
import { labelValues, wantedValues } from './wantedValues.ts';

/** Stands for the word that is not written yet: so the parser understands a script in the making. */
const placeholder = 'Zz9Completed';

/** What can stand at an offset of a text, which may be unfinished. Nothing is run, nothing outside is asked but through the ports. */
export function complete(
  knowledge: LanguageKnowledge,
  text: string,
  offset: number,
  ports: CompletionPorts,
): Completion {
  const altered = `${text.slice(0, offset)}${placeholder}${text.slice(offset)}`;
  const model = new ScriptModel(parseScript(altered), knowledge);
  const comment = model.parsed.comments.find(({ start, end }) => start < offset && offset < end);
  if (comment !== undefined) return completeHelp(text, comment, offset);
  const path = model.pathAt(offset + 1);
  const [node] = path;
  const found = node === undefined ? undefined : itemsAt(model, path, offset, ports);
  if (found === undefined) return { start: offset, end: offset, items: [] };
  const end = offset + (/^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  return { start: found.start, end, items: found.items };
}

/** What is proposed, and where the word begins. */
interface Proposals {
  readonly start: number;
  readonly items: readonly CompletionItem[];
}

function itemsAt(
  model: ScriptModel,
  path: readonly AnyAst[],
  offset: number,
  ports: CompletionPorts,
): Proposals | undefined {
  const [found, parent] = path;
  // A parameter whose name could not be read: the word is its type.
  const isMisread =
    found?.kind === 'VariableExpression' && parent?.kind === 'Parameter' && !found.path.includes(placeholder);
  // `[Parameter(Mandatory)]`: what the argument is without a value.
  const isOmitted = parent?.kind === 'NamedAttributeArgument' && parent.expressionOmitted;
  const node = isMisread ? parent.attributes.at(-1) : isOmitted ? parent : found;
  if (node === undefined) return undefined;
  const wordStart = startOfWord(model.text, offset);
  switch (node.kind) {
    case 'VariableExpression':
      return variableNames(model, node, offset, ports);
    case 'CommandParameter':
      if (parent?.kind !== 'Command' || !node.parameterName.includes(placeholder)) return undefined;
      return { start: node.start, items: parameterNames(model, parent) };
    case 'TypeConstraint':
    case 'TypeExpression':
    case 'Attribute':
      return { start: startOfName(model.text, offset), items: completeType(model, node) };
    case 'NamedAttributeArgument':
      return { start: wordStart, items: attributeArguments(path) };
    case 'StringConstantExpression':
    case 'ExpandableStringExpression':
      return textAt(model, path, offset, ports);
    default:
      return unfinished(model, node, offset) ?? afterDash(model, offset);
  }
}

/** What of a statement tells only its text, as long as it is not finished: `switch -`, `catch [`. */
function unfinished(model: ScriptModel, node: AnyAst, offset: number): Proposals | undefined {
  const before = model.text.slice(Math.max(0, model.text.lastIndexOf('\n', offset - 1)), offset);
  if (/\bswitch\s+(?:-\w+\s+)*-\w*$/i.test(before))
    return { start: model.text.lastIndexOf('-', offset), items: switchFlags };
  if (/\bcatch\s*\[[\w.]*$/i.test(before))
    return { start: startOfName(model.text, offset), items: completeType(model, node) };
  return unfinishedLabel(model, node, offset);
}

/** A label of `switch` that has no block yet. */
function unfinishedLabel(model: ScriptModel, node: AnyAst, offset: number): Proposals | undefined {
  const [condition] = node.kind === 'ErrorStatement' ? node.children : [];
  if (condition?.kind !== 'Pipeline' || !/^switch\b/i.test(model.textOf(node))) return undefined;
  if (!/[{};\n]\s*\w*$/.test(model.text.slice(condition.end, offset))) return undefined;
  const items = labelValues(model, condition).map((label): CompletionItem => ({
    label,
    kind: 'value',
    detail: '',
  }));
  return items.length === 0 ? undefined : { start: startOfWord(model.text, offset), items };
}

/** Operators, where an operand stands before. */
function afterDash(model: ScriptModel, offset: number): Proposals | undefined {
  return /(?:^|[\s)\]}"'])-\w*$/.test(model.text.slice(0, offset))
    ? { start: model.text.lastIndexOf('-', offset), items: operatorNames() }
    : undefined;
}

const switchFlags = ['-Regex', '-Wildcard', '-Exact', '-CaseSensitive', '-File'].map(
  (label): CompletionItem => ({ label, kind: 'parameter', detail: '' }),
);

function textAt(
  model: ScriptModel,
  path: readonly AnyAst[],
  offset: number,
  ports: CompletionPorts,
): Proposals | undefined {
  const [node, parent] = path;
  if (node?.kind !== 'StringConstantExpression' && node?.kind !== 'ExpandableStringExpression')
    return undefined;
  const isBare = node.quoting === 'bareword';
  if (parent?.kind === 'MemberExpression' || parent?.kind === 'InvokeMemberExpression') {
    if (parent.member !== node) return undefined;
    return { start: node.start, items: completeMember(model, parent) };
  }
  if (parent?.kind === 'Hashtable' && parent.entries.some(({ key }) => key === node))
    return { start: node.start, items: completeKey(model, parent) };
  if (parent?.kind === 'Command' && parent.elements[0] === node && isBare) {
    const names =
      parent.invocationOperator === 'dot' ? [] : [...preferenceValues(path), ...commandNames(model)];
    if (!/[\\/]/.test(model.text.slice(node.start, offset)) && names.length > 0)
      return { start: node.start, items: names };
  }
  const values = parent?.kind === 'Command' ? [] : preferenceValues(path);
  if (values.length > 0) return { start: node.start + (isBare ? 0 : 1), items: values };
  if (parent?.kind !== 'Command' && parent?.kind !== 'CommandParameter') {
    const wanted = wantedValues(model, path).map((label) => valueItem(label, isBare, parent));
    if (wanted.length > 0) return { start: node.start + (isBare ? 0 : 1), items: wanted };
  }
  return completeArgument(model, path, offset, ports);
}

/** A word stands for itself as a label of `switch`; elsewhere it needs quotes. */
function valueItem(label: string, isBare: boolean, parent: AnyAst | undefined): CompletionItem {
  const needsQuotes = isBare && parent?.kind !== 'SwitchStatement';
  return { label, kind: 'value', detail: '', insert: needsQuotes ? `'${label}'` : label };
}

/** Where the word before an offset begins. */
function startOfWord(text: string, offset: number): number {
  return offset - (/[\w-]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0);
}

/** Where the name of a type before an offset begins. */
function startOfName(text: string, offset: number): number {
  return offset - (/[\w.]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0);
}

const sections = [
  ...['SYNOPSIS', 'DESCRIPTION', 'PARAMETER', 'EXAMPLE', 'INPUTS', 'OUTPUTS', 'NOTES', 'LINK'],
  ...['COMPONENT', 'ROLE', 'FUNCTIONALITY'],
];

/** Sections of comment-based help, behind a full stop at the beginning of a line of a comment. */
function completeHelp(text: string, { start }: Comment, offset: number): Completion {
  const line = text.slice(Math.max(start, text.lastIndexOf('\n', offset - 1) + 1), offset);
  const [, word] = /^(?:<#|#)?\s*(\.\w*)$/.exec(line) ?? [];
  if (word === undefined) return { start: offset, end: offset, items: [] };
  const items = sections.map((name): CompletionItem => ({ label: `.${name}`, kind: 'help', detail: '' }));
  return { start: offset - word.length, end: offset, items };
}
