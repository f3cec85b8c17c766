import { plainName } from '../astQuestions.ts';
import { isBuiltInVariable } from '../automaticVariables.ts';
import type { TextEdit } from '../finding.ts';
import type { ScriptModel } from '../scriptModel.ts';
import { memberNamed, typeNamed, typeOfName } from '../scriptType.ts';
import { memberAt, type OwnMember } from './memberNames.ts';
import { isDefinedHere, type NamedSymbol } from './namedSymbol.ts';
import { placesOf } from './symbolPlaces.ts';

/** What a new name makes of a script, or why it cannot have it. */
export type Renaming =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: 'builtIn' | 'notHere' | 'badName' | 'taken' };

/** Gives a symbol another name, everywhere in the script; `isDefined`: whether another one that belongs to it defines the symbol. */
export function renameSymbol(
  model: ScriptModel,
  symbol: NamedSymbol,
  name: string,
  isDefined = false,
): Renaming {
  const bare = symbol.kind === 'variable' || symbol.kind === 'member' ? name.replace(/^\$/, '') : name;
  const reason = isWellFormed(symbol, bare)
    ? (unnameable(model, symbol, isDefined) ?? (isTaken(model, symbol, bare) ? 'taken' : undefined))
    : 'badName';
  if (reason !== undefined) return { kind: 'refused', reason };
  const edits = placesOf(model, symbol).map(({ start, end }) => ({ start, end, text: bare }));
  return { kind: 'edits', edits };
}

function isWellFormed({ kind }: NamedSymbol, name: string): boolean {
  return kind === 'function' || kind === 'alias'
    ? /^[\p{L}_][\p{L}\p{Nd}_-]*$/u.test(name)
    : /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(name);
}

/** Why a symbol cannot be renamed; undefined where it can. */
export function unnameable(
  model: ScriptModel,
  symbol: NamedSymbol,
  isDefined = false,
): 'builtIn' | 'notHere' | undefined {
  if (symbol.kind === 'variable') return isBuiltInVariable(symbol.name) ? 'builtIn' : undefined;
  if (symbol.kind === 'member') return isGiven(model, symbol.member) ? 'builtIn' : undefined;
  if (isDefined || isDefinedHere(model, symbol)) return undefined;
  return symbol.kind === 'function' && model.commands.find(symbol.name) !== undefined ? 'builtIn' : 'notHere';
}

/** A constructor, or what a class that is not of the script has by this name: `ToString`. */
function isGiven(model: ScriptModel, { name, root }: OwnMember): boolean {
  if (name === 'new') return true;
  if (root.typeKind === 'enum') return false;
  const bases = root.baseTypes.map(({ typeName }) => typeOfName(model, typeName));
  return [...bases, typeNamed(model, 'object')].some(
    (base) => base?.kind === 'net' && memberNamed(model, base, name, false) !== undefined,
  );
}

/** Whether a script has something else of a name that a symbol would get. */
export function isTaken(model: ScriptModel, symbol: NamedSymbol, name: string): boolean {
  const key = name.toLowerCase();
  switch (symbol.kind) {
    case 'function':
    case 'alias':
      return key !== plainName(symbol.name) && (model.functions.has(key) || model.aliases.has(key));
    case 'type':
      return key !== symbol.name.toLowerCase() && model.ownTypes.has(key);
    case 'member':
      return key !== symbol.name.toLowerCase() && hasMember(model, symbol.member, key);
    case 'variable': {
      const { owner } = symbol.variable;
      return (
        isBuiltInVariable(key) ||
        model.variables.symbols.some(
          (one) => one !== symbol.variable && one.owner === owner && one.name.toLowerCase() === key,
        )
      );
    }
  }
}

/** Whether a type that has the member has another one of a name. */
function hasMember(model: ScriptModel, { name, root }: OwnMember, key: string): boolean {
  return model
    .ofKind('TypeDefinition')
    .some(
      (type) =>
        type.members.some((one) => one.name.toLowerCase() === key) &&
        type.members.some((one) => one.name.toLowerCase() === name.toLowerCase()) &&
        type.members.some((one) => memberAt(model, one)?.root === root),
    );
}
