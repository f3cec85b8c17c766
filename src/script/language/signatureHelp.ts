import type { AnyAst } from '../syntax/anyAst.ts';
import type { CommandAst } from '../syntax/ast.ts';
import { bindCall, type BoundArgument, nextPositional } from './boundCall.ts';
import { callSignatures, type CallSignature } from './callSignatures.ts';
import { callTarget } from './callTarget.ts';
import { targetType } from './inferType.ts';
import type { ScriptModel } from './scriptModel.ts';
import { memberNamed } from './scriptType.ts';

/** The ways to call what the cursor stands in, and which of their parameters is next. */
export interface SignatureHelp {
  readonly signatures: readonly CallSignature[];
  readonly activeSignature: number;
  /** Of the active signature; null for none. */
  readonly activeParameter: number | null;
}

/** Help for the command or the method whose arguments hold an offset; undefined outside of any. */
export function signatureHelp(model: ScriptModel, offset: number): SignatureHelp | undefined {
  for (const node of pathBefore(model, offset)) {
    if (node.kind === 'InvokeMemberExpression' && offset > node.member.end)
      return methodHelp(model, node, offset);
    if (node.kind === 'Command') {
      const [first] = node.elements;
      return first === undefined || offset <= first.end ? undefined : commandHelp(model, node, offset);
    }
    if (node.kind === 'ScriptBlockExpression' || node.kind === 'FunctionDefinition') return undefined;
  }
  return undefined;
}

const callOrBlock: ReadonlySet<AnyAst['kind']> = new Set([
  ...(['Command', 'InvokeMemberExpression', 'ScriptBlockExpression', 'FunctionDefinition'] as const),
]);

/** What holds an offset; behind blanks, what ends before them on the line. */
function pathBefore(model: ScriptModel, offset: number): readonly AnyAst[] {
  const path = model.pathAt(offset);
  // A call around a block is not what is written in it.
  const inner = path.find(({ kind }) => callOrBlock.has(kind));
  if (inner?.kind === 'Command' || inner?.kind === 'InvokeMemberExpression') return path;
  const blanks = /[ \t]*$/.exec(model.text.slice(0, offset))?.[0].length ?? 0;
  return blanks === 0 ? path : model.pathAt(offset - blanks);
}

function commandHelp(model: ScriptModel, command: CommandAst, offset: number): SignatureHelp | undefined {
  const target = callTarget(model, command);
  if (target === undefined) return undefined;
  const signatures = callSignatures(target);
  const { arguments: all, sets } = bindCall(target, command);
  const before = all
    .filter((argument) => startOf(argument) < offset)
    .toSorted((left, right) => startOf(left) - startOf(right));
  const last = before.at(-1);
  const isOpen = last !== undefined && (offset <= endOf(last) || isWaiting(last));
  // The one that is being given, else the next one by position.
  const current = isOpen ? last.parameter : nextPositional(target.plan, before, sets);
  const given = before.flatMap(({ parameter }) => (parameter === null ? [] : [parameter.name]));
  const fits = ({ parameters }: CallSignature) =>
    [...given, ...(current === null ? [] : [current.name])].every(
      (name) =>
        isCommon(target.plan.byName.get(name.toLowerCase())) || parameters.some((one) => one.name === name),
    );
  const activeSignature = Math.max(0, signatures.findIndex(fits));
  const active =
    signatures[activeSignature]?.parameters.findIndex(({ name }) => name === current?.name) ?? -1;
  return { signatures, activeSignature, activeParameter: active < 0 ? null : active };
}

function startOf({ name, value }: BoundArgument): number {
  return (name ?? value)?.start ?? 0;
}

function endOf({ name, value }: BoundArgument): number {
  return (value ?? name)?.end ?? 0;
}

/** Whether a parameter is named whose value is still to come. */
function isWaiting({ name, value, parameter }: BoundArgument): boolean {
  return name !== null && value === null && parameter?.isSwitch === false;
}

function isCommon(parameter: { readonly common: boolean } | undefined): boolean {
  return parameter?.common === true;
}

function methodHelp(
  model: ScriptModel,
  node: Extract<AnyAst, { readonly kind: 'InvokeMemberExpression' }>,
  offset: number,
): SignatureHelp | undefined {
  if (node.member.kind !== 'StringConstantExpression') return undefined;
  const type = targetType(model, node.target, node.isStatic);
  const member = type && memberNamed(model, type, node.member.value, node.isStatic);
  if (member === undefined || member.definitions.length === 0) return undefined;
  const signatures = member.definitions.map(methodSignature);
  const index = node.arguments.filter(({ end }) => end < offset).length;
  const wanted = Math.max(index + 1, node.arguments.length);
  const fitting = signatures.findIndex(({ parameters }) => parameters.length >= wanted);
  const activeSignature = Math.max(0, fitting);
  const count = signatures[activeSignature]?.parameters.length ?? 0;
  return { signatures, activeSignature, activeParameter: index < count ? index : null };
}

/** `string Substring(int startIndex, int length)`. */
function methodSignature(label: string): CallSignature {
  const open = label.indexOf('(') + 1;
  const parameters: { name: string; start: number; end: number }[] = [];
  let depth = 0;
  let start = open;
  for (let at = open; at < label.length; at++) {
    const char = label.charAt(at);
    if (char === '[') depth++;
    else if (char === ']') depth--;
    if (depth > 0 || (char !== ',' && at !== label.length - 1)) continue;
    const text = label.slice(start, at).trim();
    if (text !== '') {
      const from = label.indexOf(text, start);
      parameters.push({
        name: /[$\w]+$/.exec(text.replace(/ = .*$/, ''))?.[0] ?? text,
        start: from,
        end: from + text.length,
      });
    }
    start = at + 1;
  }
  return { label, parameters };
}
