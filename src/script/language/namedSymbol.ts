import type { AnyAst } from '../syntax/anyAst.ts';
import type { FunctionDefinitionAst, TypeDefinitionAst } from '../syntax/ast.ts';
import type { Extent } from '../syntax/extent.ts';
import type { TypeName } from '../syntax/typeName.ts';
import { commandName, plainName } from './astQuestions.ts';
import { isBuiltInVariable } from './automaticVariables.ts';
import { bindCall } from './boundCall.ts';
import { callTarget } from './callTarget.ts';
import type { TextEdit } from './finding.ts';
import type { ScriptModel } from './scriptModel.ts';
import { parameterKeys } from './parameterKeys.ts';
import { touches } from './touches.ts';
import { functionOfParameter, type VariableSymbol } from './variableScopes.ts';

/** What a word of a script names. */
export type NamedSymbol =
  | { readonly kind: 'variable'; readonly name: string; readonly variable: VariableSymbol }
  /** A command; its definitions in this script, if there are any. */
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly definitions: readonly FunctionDefinitionAst[];
    }
  | { readonly kind: 'type'; readonly name: string; readonly definition: TypeDefinitionAst };

/** A place where a symbol is named; the extent is that of the name alone. */
export interface SymbolPlace extends Extent {
  readonly isDefinition: boolean;
  readonly isWrite: boolean;
}

/** What the word at an offset names; undefined where it names nothing that has a place. */
export function symbolAt(model: ScriptModel, offset: number): NamedSymbol | undefined {
  const [node, parent] = model.pathAt(offset);
  if (node?.kind === 'CommandParameter' && parent?.kind === 'Command')
    return parameterOfCall(model, parent, node);
  const variable = model.variables.at(offset) ?? (node === undefined ? undefined : model.variables.of(node));
  if (variable !== undefined) return { kind: 'variable', name: variable.name, variable };
  if (node?.kind === 'StringConstantExpression' && parent?.kind === 'Command' && parent.elements[0] === node)
    return functionNamed(model, node.value);
  if (node?.kind === 'FunctionDefinition' && touches(node.nameExtent, offset))
    return functionNamed(model, node.name);
  if (node?.kind === 'TypeDefinition' && touches(node.nameExtent, offset)) return typeNamed(model, node.name);
  if (node?.kind === 'TypeConstraint' || node?.kind === 'TypeExpression')
    return typeNamed(model, node.typeName.name);
  return undefined;
}

function functionNamed(model: ScriptModel, name: string): NamedSymbol {
  const definitions = model.functions.get(plainName(name)) ?? [];
  return { kind: 'function', name, definitions };
}

function typeNamed(model: ScriptModel, name: string): NamedSymbol | undefined {
  const definition = model.ownTypes.get(name.toLowerCase());
  return definition === undefined ? undefined : { kind: 'type', name: definition.name, definition };
}

/** `-Name` of a call stands for the parameter of the function. */
function parameterOfCall(
  model: ScriptModel,
  command: Extract<AnyAst, { readonly kind: 'Command' }>,
  node: Extract<AnyAst, { readonly kind: 'CommandParameter' }>,
): NamedSymbol | undefined {
  const target = callTarget(model, command);
  if (target?.kind !== 'function') return undefined;
  const name = bindCall(target, command).arguments.find((one) => one.name === node)?.parameter?.name;
  const variable = model.variables.symbols.find(
    (one) => one.parameter?.name.path === name && functionOfParameter(model, one) === target.definition,
  );
  return variable === undefined ? undefined : { kind: 'variable', name: variable.name, variable };
}

/** Every place where a symbol is named in the script, in the order of the text. */
export function placesOf(model: ScriptModel, symbol: NamedSymbol): readonly SymbolPlace[] {
  const places = ((): SymbolPlace[] => {
    switch (symbol.kind) {
      case 'variable':
        return variablePlaces(model, symbol.variable);
      case 'function':
        return functionPlaces(model, symbol.name);
      case 'type':
        return typePlaces(model, symbol.definition);
    }
  })();
  return places.sort((left, right) => left.start - right.start);
}

/** Where a symbol is defined: its function or class, its parameter, or where a variable first gets a value. */
export function definitionOf(model: ScriptModel, symbol: NamedSymbol): readonly Extent[] {
  const places = placesOf(model, symbol);
  const defined = places.filter(({ isDefinition }) => isDefinition);
  const [written] = places.filter(({ isWrite }) => isWrite);
  return defined.length > 0 ? defined : written === undefined ? [] : [written];
}

function variablePlaces(model: ScriptModel, variable: VariableSymbol): SymbolPlace[] {
  const named = variable.occurrences.map(({ start, end, use }) => ({
    ...{ start, end, isDefinition: use === 'declaration', isWrite: use !== 'read' },
  }));
  const owner = functionOfParameter(model, variable);
  if (owner === undefined) return named;
  const keys = parameterKeys(model, owner, variable.name).map(({ start, end }) => ({
    ...{ start, end, isDefinition: false, isWrite: false },
  }));
  return [...named, ...callPlaces(model, variable, owner), ...keys];
}

/** `-Name` in calls of the function whose parameter it is. */
function callPlaces(
  model: ScriptModel,
  variable: VariableSymbol,
  owner: FunctionDefinitionAst,
): SymbolPlace[] {
  return model.ofKind('Command').flatMap((command) => {
    const target = callTarget(model, command);
    if (target?.kind !== 'function' || target.definition !== owner) return [];
    return bindCall(target, command).arguments.flatMap(({ name, parameter }): SymbolPlace[] => {
      if (name === null || parameter === null || parameter.name !== variable.parameter?.name.path) return [];
      // An alias stays what it is.
      if (!parameter.name.toLowerCase().startsWith(name.parameterName.toLowerCase())) return [];
      const start = name.start + 1;
      return [{ start, end: start + name.parameterName.length, isDefinition: false, isWrite: false }];
    });
  });
}

function functionPlaces(model: ScriptModel, name: string): SymbolPlace[] {
  const key = plainName(name);
  const defined = (model.functions.get(key) ?? []).map(({ nameExtent: { end }, name: own }) => ({
    ...{ start: end - plainName(own).length, end, isDefinition: true, isWrite: true },
  }));
  const called = model.ofKind('Command').flatMap((command): SymbolPlace[] => {
    const [first] = command.elements;
    const own = commandName(command);
    if (first === undefined || own === undefined || plainName(own) !== key) return [];
    const quote = /["']/.test(model.text.charAt(first.start)) ? 1 : 0;
    const end = first.end - quote;
    return [{ start: end - key.length, end, isDefinition: false, isWrite: false }];
  });
  return [...defined, ...called];
}

function typePlaces(model: ScriptModel, { name, nameExtent }: TypeDefinitionAst): SymbolPlace[] {
  const key = name.toLowerCase();
  const found: SymbolPlace[] = [{ ...nameExtent, isDefinition: true, isWrite: true }];
  const add = (type: TypeName): void => {
    const { start } = type;
    if (type.name.toLowerCase() === key)
      found.push({ start, end: start + name.length, isDefinition: false, isWrite: false });
    type.genericArguments.forEach(add);
  };
  for (const node of model.nodes) {
    if (node.kind === 'TypeConstraint' || node.kind === 'TypeExpression') add(node.typeName);
    // A constructor has the name of its class.
    if (node.kind === 'FunctionMember' && node.isConstructor && node.name.toLowerCase() === key)
      found.push({ ...node.nameExtent, isDefinition: false, isWrite: false });
  }
  return found;
}

/** What a new name makes of a script, or why it cannot have it. */
export type Renaming =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: 'builtIn' | 'notHere' | 'badName' | 'taken' };

/** Gives a symbol another name, everywhere in the script. */
export function renameSymbol(model: ScriptModel, symbol: NamedSymbol, name: string): Renaming {
  const refused = (reason: 'builtIn' | 'notHere' | 'badName' | 'taken'): Renaming => ({
    kind: 'refused',
    reason,
  });
  const bare = symbol.kind === 'variable' ? name.replace(/^\$/, '') : name;
  const form = symbol.kind === 'function' ? /^[\p{L}_][\p{L}\p{Nd}_-]*$/u : /^[\p{L}_][\p{L}\p{Nd}_]*$/u;
  if (!form.test(bare)) return refused('badName');
  const reason = unnameable(model, symbol) ?? (isTaken(model, symbol, bare) ? 'taken' : undefined);
  if (reason !== undefined) return refused(reason);
  const edits = placesOf(model, symbol).map(({ start, end }) => ({ start, end, text: bare }));
  return { kind: 'edits', edits };
}

/** Why a symbol cannot be renamed; undefined where it can. */
export function unnameable(model: ScriptModel, symbol: NamedSymbol): 'builtIn' | 'notHere' | undefined {
  if (symbol.kind === 'variable') return isBuiltInVariable(symbol.name) ? 'builtIn' : undefined;
  if (symbol.kind === 'type' || symbol.definitions.length > 0) return undefined;
  return model.commands.find(symbol.name) === undefined ? 'notHere' : 'builtIn';
}

function isTaken(model: ScriptModel, symbol: NamedSymbol, name: string): boolean {
  const key = name.toLowerCase();
  if (symbol.kind === 'function') return key !== plainName(symbol.name) && model.functions.has(key);
  if (symbol.kind === 'type') return key !== symbol.name.toLowerCase() && model.ownTypes.has(key);
  const { owner } = symbol.variable;
  return (
    isBuiltInVariable(key) ||
    model.variables.symbols.some(
      (one) => one !== symbol.variable && one.owner === owner && one.name.toLowerCase() === key,
    )
  );
}
