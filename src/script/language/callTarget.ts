import { makePlan, type BindingPlan, planOf } from '../binding/bindingPlan.ts';
import type { CommandMetadata } from '../commands/commandMetadata.ts';
import type { Cmdlet } from '../commands/cmdlet.ts';
import type { CommandAst, FunctionDefinitionAst } from '../syntax/ast.ts';
import { commandName } from './astQuestions.ts';
import { describeFunction } from './functionMetadata.ts';
import type { ScriptModel } from './scriptModel.ts';

/** What a command calls, as far as the text tells: a function of the script, else a cmdlet. */
export type CallTarget = {
  readonly metadata: CommandMetadata;
  readonly plan: BindingPlan;
  /** A simple function has no common parameters, and takes arguments that it does not know. */
  readonly binds: 'cmdlet' | 'advanced' | 'simple';
} & (
  | { readonly kind: 'cmdlet'; readonly cmdlet: Cmdlet }
  | { readonly kind: 'function'; readonly definition: FunctionDefinitionAst }
);

const functions = new WeakMap<FunctionDefinitionAst, CallTarget>();

/** What a command calls; undefined where that is computed, or not known. */
export function callTarget(model: ScriptModel, command: CommandAst): CallTarget | undefined {
  const name = commandName(command);
  return name === undefined ? undefined : targetNamed(model, name, command.start);
}

/** Aliases of aliases are followed so far: circles end here. */
const mostAliases = 5;

/** What a name calls at an offset. */
function targetNamed(
  model: ScriptModel,
  name: string,
  offset: number,
  aliases = mostAliases,
): CallTarget | undefined {
  const alias = model.aliases.get(name.toLowerCase())?.at(-1);
  if (alias !== undefined)
    return aliases === 0 ? undefined : targetNamed(model, alias.target, offset, aliases - 1);
  const definition = model.functionNamed(name, offset);
  if (definition !== undefined) return functionTarget(definition);
  const cmdlet = model.commands.find(name);
  if (cmdlet === undefined) return undefined;
  const { metadata } = cmdlet;
  return { kind: 'cmdlet', cmdlet, metadata, plan: planOf(metadata, 'cmdlet'), binds: 'cmdlet' };
}

/** A function as what is called. */
export function functionTarget(definition: FunctionDefinitionAst): CallTarget {
  const known = functions.get(definition);
  if (known !== undefined) return known;
  const { metadata, advanced } = describeFunction(definition);
  const binds = advanced ? 'advanced' : 'simple';
  const made: CallTarget = {
    kind: 'function',
    definition,
    metadata,
    plan: makePlan(metadata, binds, []),
    binds,
  };
  functions.set(definition, made);
  return made;
}
