import type { CommandAst, VariableExpressionAst } from '../syntax/ast.ts';
import { dashOperators, unaryDashOperators } from '../syntax/dashOperators.ts';
import { keywords } from '../syntax/keywords.ts';
import { typeDisplay } from '../types/typeText.ts';
import { builtInVariables } from './automaticVariables.ts';
import { bindCall, parametersLeft } from './boundCall.ts';
import { everySet, isIn } from '../binding/bindingPlan.ts';
import { callTarget } from './callTarget.ts';
import type { CompletionItem, CompletionPorts } from './completionItem.ts';
import { inferType } from './inferType.ts';
import type { ScriptModel } from './scriptModel.ts';
import { shownType } from './scriptType.ts';

/** Commands that a script can call at a place: its functions, cmdlets, aliases; and the words of the language. */
export function commandNames(model: ScriptModel): readonly CompletionItem[] {
  const functions = [...model.functions.values()].flatMap(([first]) =>
    first === undefined ? [] : [item(first.name, 'function', 'function')],
  );
  const cmdlets = model.commands.cmdlets.map(({ metadata, module }) => item(metadata.name, 'cmdlet', module));
  const aliases = [...model.commands.aliases].map(([alias, name]) => item(alias, 'alias', name));
  return [...functions, ...cmdlets, ...aliases, ...[...keywords].map((word) => item(word, 'keyword', ''))];
}

/** Parameters that a command can still be given. */
export function parameterNames(model: ScriptModel, command: CommandAst): readonly CompletionItem[] {
  const target = callTarget(model, command);
  if (target === undefined) return [];
  const call = bindCall(target, command);
  const { sets } = call;
  return parametersLeft(call)
    .filter((parameter) => sets === everySet || isIn(parameter, sets))
    .map(({ name, isSwitch, metadata }) =>
      item(`-${name}`, 'parameter', isSwitch ? 'switch' : typeDisplay(metadata.type)),
    );
}

/** Operators that are words. */
export function operatorNames(): readonly CompletionItem[] {
  return [...new Set([...dashOperators.keys(), ...unaryDashOperators])].map((name) =>
    item(`-${name}`, 'operator', ''),
  );
}

/** Variables that can be read at a place: those of the function and around it, PowerShell's own, those of the environment. */
export function variableNames(
  model: ScriptModel,
  node: VariableExpressionAst,
  offset: number,
  { environment }: CompletionPorts,
): { readonly start: number; readonly items: readonly CompletionItem[] } {
  const written = model.text.slice(node.start, offset);
  const drive = /^[$@]\{?(\w+):/.exec(written)?.[1]?.toLowerCase();
  const start = drive === undefined ? node.start : offset - (/[^:]*$/.exec(written)?.[0].length ?? 0);
  const sigil = drive === undefined ? (/^[$@]\{?/.exec(written)?.[0] ?? '$') : '';
  if (drive === 'env')
    return { start, items: environment.map((name) => item(name, 'variable', 'environment')) };
  const around = new Set([...model.ancestors(node)]);
  const own = model.variables.symbols
    .filter(({ owner, occurrences }) => around.has(owner) && occurrences.some((one) => one.node !== node))
    .filter(({ reach }) => drive !== 'global' || reach === 'global')
    .map((symbol) => {
      const written = symbol.occurrences.find(
        ({ use, node: at }) => use !== 'read' && at.kind === 'VariableExpression' && at !== node,
      );
      const type = written?.node.kind === 'VariableExpression' ? inferType(model, written.node) : undefined;
      return item(`${sigil}${symbol.name}`, 'variable', type === undefined ? '' : shownType(type));
    });
  if (drive !== undefined) return { start, items: own };
  const known = new Set(own.map(({ label }) => label.toLowerCase()));
  const builtIn = builtInVariables
    .filter((name) => /^\w+$/.test(name))
    .map((name) => `${sigil}${name}`)
    .filter((label) => !known.has(label.toLowerCase()));
  const drives = sigil === '$' ? ['env:', 'script:', 'global:', 'using:'].map((name) => `$${name}`) : [];
  const others = [...builtIn, ...drives].map((label) => item(label, 'variable', 'PowerShell'));
  return { start, items: [...own, ...others] };
}

function item(label: string, kind: CompletionItem['kind'], detail: string): CompletionItem {
  return { label, kind, detail };
}
