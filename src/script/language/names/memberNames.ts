import type { FunctionMemberAst, PropertyMemberAst, TypeDefinitionAst } from '../../syntax/ast.ts';
import type { AnyAst } from '../../syntax/anyAst.ts';
import { enumOfText } from '../enumTexts.ts';
import { targetType } from '../inferType.ts';
import type { ScriptModel } from '../scriptModel.ts';
import { typeOfName } from '../scriptType.ts';
import { definedAt, type SymbolPlace, usedAt, withinQuotes } from './symbolPlace.ts';

type MemberAst = PropertyMemberAst | FunctionMemberAst;

/** A member of a class of the script, or a value of an enum, with its overloads. */
export interface OwnMember {
  readonly name: string;
  /** As the type declares it that is asked for it; constructors are `new`. */
  readonly declared: readonly MemberAst[];
  /** The farthest base that has it: whoever overrides it there has the same member. */
  readonly root: TypeDefinitionAst;
}

/** The member that a word names, where it is one of the script. */
export function memberAt(model: ScriptModel, node: AnyAst): OwnMember | undefined {
  const parent = model.parent(node);
  if (node.kind === 'PropertyMember' || node.kind === 'FunctionMember')
    return parent?.kind === 'TypeDefinition' ? ownMember(model, parent, nameOf(node)) : undefined;
  if (node.kind !== 'StringConstantExpression') return undefined;
  const type = typeOfUse(model, node, parent);
  return type && ownMember(model, type, node.value);
}

/** Every place where a member is named: declarations, overrides, uses of values whose type the text tells. */
export function memberPlaces(model: ScriptModel, { name, root }: OwnMember): readonly SymbolPlace[] {
  const key = name.toLowerCase();
  const isSame = (member: OwnMember | undefined) => member?.root === root;
  const declared = model
    .ofKind('TypeDefinition')
    .filter((type) => isSame(ownMember(model, type, name)))
    .flatMap((type) => membersNamed(type, key))
    .map((member) => definedAt(memberExtent(member)));
  const used = model
    .ofKind('StringConstantExpression')
    .filter(({ value }) => value.toLowerCase() === key)
    .filter((node) => isSame(memberAt(model, node)))
    .map((node) => usedAt(withinQuotes(node)));
  return [...declared, ...used];
}

/** Where the name of a member stands, without the `$` of properties. */
export function memberExtent({ nameExtent: { start, end }, name }: MemberAst): {
  readonly start: number;
  readonly end: number;
} {
  return { start: Math.max(start, end - name.length), end };
}

/** The own types that a type inherits from, itself first. */
export function ownBases(
  model: ScriptModel,
  type: TypeDefinitionAst,
  seen: ReadonlySet<TypeDefinitionAst> = new Set(),
): readonly TypeDefinitionAst[] {
  if (seen.has(type)) return [];
  const bases = type.baseTypes.flatMap(({ typeName }) => {
    const base = model.ownTypes.get(typeName.name.toLowerCase());
    return base === undefined ? [] : ownBases(model, base, new Set([...seen, type]));
  });
  return [type, ...bases];
}

function ownMember(model: ScriptModel, type: TypeDefinitionAst, name: string): OwnMember | undefined {
  const key = name.toLowerCase();
  // Constructors are not inherited.
  const types = key === 'new' ? [type] : ownBases(model, type);
  const declaring = types.filter((one) => membersNamed(one, key).length > 0);
  const [nearest] = declaring;
  const root = declaring.at(-1);
  if (nearest === undefined || root === undefined) return undefined;
  const declared = membersNamed(nearest, key);
  return { name: key === 'new' ? 'new' : (declared[0]?.name ?? name), declared, root };
}

function membersNamed({ members }: TypeDefinitionAst, key: string): readonly MemberAst[] {
  return members.filter((member) => nameOf(member).toLowerCase() === key);
}

function nameOf(member: MemberAst): string {
  return member.kind === 'FunctionMember' && member.isConstructor ? 'new' : member.name;
}

/** The type of the script whose member a text names: behind `.` or `::`, as a key of `[Site]@{ … }`, as a value of an enum. */
function typeOfUse(
  model: ScriptModel,
  node: Extract<AnyAst, { readonly kind: 'StringConstantExpression' }>,
  parent: AnyAst | undefined,
): TypeDefinitionAst | undefined {
  if (parent?.kind === 'MemberExpression' || parent?.kind === 'InvokeMemberExpression') {
    if (parent.member !== node) return undefined;
    const type = targetType(model, parent.target, parent.isStatic);
    const owner = type?.kind === 'list' ? type.element : type;
    return owner?.kind === 'own' ? owner.definition : undefined;
  }
  if (parent?.kind === 'Hashtable' && parent.entries.some(({ key }) => key === node)) {
    const convert = model.parent(parent);
    const type = convert?.kind === 'ConvertExpression' ? typeOfName(model, convert.type.typeName) : undefined;
    return type?.kind === 'own' && type.definition.typeKind === 'class' ? type.definition : undefined;
  }
  return enumOfText(model, node);
}
