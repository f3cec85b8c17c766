import type { FunctionDefinitionAst } from '../../syntax/ast.ts';
import type { Extent } from '../../syntax/extent.ts';
import type { TypeName } from '../../syntax/typeName.ts';
import { plainName } from '../astQuestions.ts';
import { bindCall } from '../boundCall.ts';
import { callTarget } from '../callTarget.ts';
import type { ScriptModel } from '../scriptModel.ts';
import { functionOfParameter, type VariableSymbol } from '../variableScopes.ts';
import { commandWords } from './commandWords.ts';
import { memberExtent, memberPlaces } from './memberNames.ts';
import type { NamedSymbol } from './namedSymbol.ts';
import { parameterKeys } from './parameterKeys.ts';
import { definedAt, type SymbolPlace, usedAt } from './symbolPlace.ts';

/** Every place where a symbol is named in the script, in the order of the text. */
export function placesOf(model: ScriptModel, symbol: NamedSymbol): readonly SymbolPlace[] {
  return namedPlaces(model, symbol).toSorted((left, right) => left.start - right.start);
}

function namedPlaces(model: ScriptModel, symbol: NamedSymbol): readonly SymbolPlace[] {
  switch (symbol.kind) {
    case 'variable':
      return variablePlaces(model, symbol.variable);
    case 'function':
    case 'alias':
      return commandPlaces(model, symbol.name);
    case 'type':
      return typePlaces(model, symbol.name);
    case 'member':
      return memberPlaces(model, symbol.member);
  }
}

/** Where a symbol is defined: its function or class, its parameter, what an alias stands for, or where a variable first gets a value. */
export function definitionOf(model: ScriptModel, symbol: NamedSymbol): readonly Extent[] {
  if (symbol.kind === 'member') return symbol.member.declared.map(memberExtent);
  if (symbol.kind === 'alias') {
    const meant = commandPlaces(model, symbol.target).filter(({ isDefinition }) => isDefinition);
    if (meant.length > 0) return meant;
  }
  const places = placesOf(model, symbol);
  const defined = places.filter(({ isDefinition }) => isDefinition);
  const [written] = places.filter(({ isWrite }) => isWrite);
  return defined.length > 0 ? defined : written === undefined ? [] : [written];
}

/** Where a script defines, calls or speaks of a command. */
export function commandPlaces(model: ScriptModel, name: string): readonly SymbolPlace[] {
  const key = plainName(name);
  return commandWords(model).filter((word) => word.name === key);
}

function variablePlaces(model: ScriptModel, variable: VariableSymbol): readonly SymbolPlace[] {
  const named = variable.occurrences.map(({ start, end, use }) => ({
    ...{ start, end, isDefinition: use === 'declaration', isWrite: use !== 'read' },
  }));
  const owner = functionOfParameter(model, variable);
  if (owner === undefined) return named;
  const keys = parameterKeys(model, owner, variable.name).map(usedAt);
  return [...named, ...callPlaces(model, variable, owner), ...keys];
}

/** `-Name` in calls of the function whose parameter it is. */
function callPlaces(
  model: ScriptModel,
  variable: VariableSymbol,
  owner: FunctionDefinitionAst,
): readonly SymbolPlace[] {
  return model.ofKind('Command').flatMap((command) => {
    const target = callTarget(model, command);
    if (target?.kind !== 'function' || target.definition !== owner) return [];
    return bindCall(target, command).arguments.flatMap(({ name, parameter }): SymbolPlace[] => {
      if (name === null || parameter === null || parameter.name !== variable.parameter?.name.path) return [];
      // An alias stays what it is.
      if (!parameter.name.toLowerCase().startsWith(name.parameterName.toLowerCase())) return [];
      const start = name.start + 1;
      return [usedAt({ start, end: start + name.parameterName.length })];
    });
  });
}

/** Where a script defines or names a class or an enum. */
export function typePlaces(model: ScriptModel, name: string): readonly SymbolPlace[] {
  const key = name.toLowerCase();
  const found: SymbolPlace[] = [];
  const add = (type: TypeName): void => {
    const { start } = type;
    if (type.name.toLowerCase() === key) found.push(usedAt({ start, end: start + type.name.length }));
    type.genericArguments.forEach(add);
  };
  for (const node of model.nodes) {
    if (node.kind === 'TypeDefinition' && node.name.toLowerCase() === key)
      found.push(definedAt(node.nameExtent));
    if (node.kind === 'TypeConstraint' || node.kind === 'TypeExpression') add(node.typeName);
    // A constructor has the name of its class.
    if (node.kind === 'FunctionMember' && node.isConstructor && node.name.toLowerCase() === key)
      found.push(usedAt(node.nameExtent));
  }
  return found;
}
