import type { AnyAst } from '../syntax/anyAst.ts';
import type { ParameterMetadata } from '../commands/commandMetadata.ts';
import type { CommandAst } from '../syntax/ast.ts';
import { bindCall, type BoundArgument } from './boundCall.ts';
import { callTarget } from './callTarget.ts';
import type { CompletionItem, CompletionPorts } from './completionItem.ts';
import type { ScriptModel } from './scriptModel.ts';
import { completeType } from './completeType.ts';
import { closedValues } from './parameterValues.ts';
import { elementOf, membersOf } from './scriptType.ts';
import { inputType } from './inferType.ts';

/** Values of the parameter that an argument goes to, and paths. */
export function completeArgument(
  model: ScriptModel,
  path: readonly AnyAst[],
  offset: number,
  ports: CompletionPorts,
): { readonly start: number; readonly items: readonly CompletionItem[] } | undefined {
  const [node] = path;
  if (node === undefined) return undefined;
  const isQuoted = /["']/.test(model.text.charAt(node.start));
  const start = node.start + (isQuoted ? 1 : 0);
  const written = model.text.slice(start, offset);
  const command = path.find((one): one is CommandAst => one.kind === 'Command');
  const within = command === undefined ? undefined : argumentAt(model, command, path);
  const quote = (text: string) =>
    isQuoted || /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
  const parameter = within?.parameter ?? null;
  const values =
    parameter === null || command === undefined ? [] : valuesOf(model, command, parameter.metadata);
  if (parameter?.name === 'TypeName')
    return {
      start: offset - (/[\w.]*$/.exec(written)?.[0].length ?? 0),
      // Whose arguments would have to be written first are none.
      items: completeType(model, node)
        .filter(({ label }) => !label.endsWith('['))
        .map((item) => ({ ...item, insert: quote(item.label) })),
    };
  if (values.length > 0)
    return {
      start,
      items: values.map((label) => ({ label, kind: 'value', detail: '', insert: quote(label) })),
    };
  const isPath = command !== undefined || path.some(({ kind }) => kind === 'FileRedirection');
  return isPath ? completePath(written, start, isQuoted, ports) : undefined;
}

function argumentAt(
  model: ScriptModel,
  command: CommandAst,
  path: readonly AnyAst[],
): BoundArgument | undefined {
  const target = callTarget(model, command);
  if (target === undefined) return undefined;
  const inside = new Set(path);
  return bindCall(target, command).arguments.find(({ value }) => value !== null && inside.has(value));
}

/** What a parameter takes: of its ValidateSet or enum; names of properties of what comes in; names of commands or types. */
function valuesOf(model: ScriptModel, command: CommandAst, parameter: ParameterMetadata): readonly string[] {
  const closed = closedValues(model, parameter);
  if (closed !== null) return closed;
  if (/^bool(?:ean)?$|^System\.Boolean$/i.test(parameter.type)) return ['$true', '$false'];
  const name = callTarget(model, command)?.metadata.name ?? '';
  if (/^(?:Get-Command|Get-Help)$/.test(name) && parameter.name === 'Name')
    return model.commands.cmdlets.map(({ metadata }) => metadata.name);
  if (/^(?:ExpandProperty|ExcludeProperty|Property|MemberName)$/.test(parameter.name)) {
    const input = inputType(model, command);
    const type = input && elementOf(model, input);
    const members = type === undefined ? [] : membersOf(model, type, false);
    return members.filter(({ kind }) => kind === 'property').map(({ name: member }) => member);
  }
  return [];
}

/** Files and folders behind what of a path is written. */
function completePath(
  written: string,
  start: number,
  isQuoted: boolean,
  ports: CompletionPorts,
): { readonly start: number; readonly items: readonly CompletionItem[] } | undefined {
  const slash = Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\'));
  const folder = written.slice(0, slash + 1);
  const entries = ports.folder(folder === '' ? '.' : folder);
  if (entries === undefined) return undefined;
  const items = entries.map(({ name, isFolder }): CompletionItem => {
    const insert = isFolder ? `${name}/` : name;
    return {
      label: name,
      kind: isFolder ? 'folder' : 'file',
      detail: '',
      insert: isQuoted ? insert : insert.replaceAll(/[ '()$&;,]/g, '`$&'),
    };
  });
  return { start: start + slash + 1, items };
}
