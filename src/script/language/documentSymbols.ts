import type { AnyAst } from '../syntax/anyAst.ts';
import type { CommandAst } from '../syntax/ast.ts';
import { childNodes } from '../syntax/childNodes.ts';
import type { Extent } from '../syntax/extent.ts';
import { commandName, parametersOf } from './astQuestions.ts';
import { writtenType } from './functionMetadata.ts';
import { regionsOf } from './regions.ts';
import type { ScriptModel } from './scriptModel.ts';

/** What an outline shows of a script. */
export interface DocumentSymbol extends Extent {
  readonly name: string;
  readonly kind:
    | ('function' | 'parameter' | 'class' | 'enum' | 'property' | 'method' | 'constructor' | 'value')
    | ('region' | 'test');
  /** What stands beside the name: a type. */
  readonly detail: string;
  /** Where the name is. */
  readonly nameExtent: Extent;
  readonly children: readonly DocumentSymbol[];
}

/** The outline of a script: parameters, functions, classes, blocks of tests, regions around what they hold. */
export function documentSymbols(model: ScriptModel): readonly DocumentSymbol[] {
  const { paramBlock } = model.parsed.ast;
  const own = (paramBlock?.parameters ?? []).map(parameterSymbol);
  const regions = regionsOf(model.parsed).map(({ start, end, name }): DocumentSymbol => {
    const nameExtent = { start, end: Math.min(end, start + '#region'.length + name.length + 1) };
    const shown = name === '' ? '#region' : name;
    return { name: shown, kind: 'region', detail: '', start, end, nameExtent, children: [] };
  });
  return nested([...own, ...below(model, model.parsed.ast), ...regions]);
}

/** Puts each into the smallest region that holds it. */
function nested(flat: readonly DocumentSymbol[]): readonly DocumentSymbol[] {
  const sorted = flat.toSorted((left, right) => left.start - right.start || right.end - left.end);
  const take = (end: number): DocumentSymbol[] => {
    const taken: DocumentSymbol[] = [];
    for (;;) {
      const [next] = sorted;
      if (next === undefined || next.start >= end) return taken;
      sorted.shift();
      taken.push(next.kind === 'region' ? { ...next, children: take(next.end) } : next);
    }
  };
  return take(Number.POSITIVE_INFINITY);
}

/** The symbols within a node, those of inner blocks too. */
function below(model: ScriptModel, node: AnyAst): DocumentSymbol[] {
  return childNodes(node).flatMap((child): DocumentSymbol[] => {
    switch (child.kind) {
      case 'FunctionDefinition': {
        const { start, end, name, nameExtent, body } = child;
        const children = [...parametersOf(child).map(parameterSymbol), ...below(model, body)];
        const detail = child.isFilter ? 'filter' : '';
        return [{ name, kind: 'function', detail, start, end, nameExtent, children }];
      }
      case 'TypeDefinition': {
        const { start, end, name, nameExtent, typeKind } = child;
        const kind = typeKind === 'enum' ? 'enum' : 'class';
        const children = child.members.map((member) => memberSymbol(member, kind));
        return [{ name, kind, detail: '', start, end, nameExtent, children }];
      }
      case 'Command':
        return testBlock(model, child) ?? below(model, child);
      default:
        return below(model, child);
    }
  });
}

function parameterSymbol({
  start,
  end,
  name,
  attributes,
}: ReturnType<typeof parametersOf>[number]): DocumentSymbol {
  const constraint = attributes.find((attribute) => attribute.kind === 'TypeConstraint');
  return {
    ...{ name: `$${name.path}`, kind: 'parameter', start, end, children: [] },
    detail: constraint === undefined ? '' : writtenType(constraint.typeName),
    nameExtent: { start: name.start, end: name.end },
  };
}

function memberSymbol(
  member: Extract<AnyAst, { readonly kind: 'PropertyMember' | 'FunctionMember' }>,
  of: 'class' | 'enum',
): DocumentSymbol {
  const { start, end, name, nameExtent } = member;
  const common = { start, end, nameExtent, children: [] };
  if (member.kind === 'PropertyMember')
    return {
      ...common,
      name,
      kind: of === 'enum' ? 'value' : 'property',
      detail: member.propertyType === null ? '' : writtenType(member.propertyType.typeName),
    };
  return {
    ...common,
    name: `${name}(${member.parameters.map((parameter) => `$${parameter.name.path}`).join(', ')})`,
    kind: member.isConstructor ? 'constructor' : 'method',
    detail: member.returnType === null ? '' : writtenType(member.returnType.typeName),
  };
}

const testWords = /^(?:describe|context|it|beforeall|beforeeach|afterall|aftereach|beforediscovery)$/i;

/** `Describe 'name' { … }` of a file of tests. */
function testBlock(model: ScriptModel, command: CommandAst): DocumentSymbol[] | undefined {
  const word = commandName(command) ?? '';
  const block = command.elements.findLast((element) => element.kind === 'ScriptBlockExpression');
  const [first, title] = command.elements;
  if (!testWords.test(word) || block === undefined || first === undefined) return undefined;
  const isTitle = title?.kind === 'StringConstantExpression' || title?.kind === 'ExpandableStringExpression';
  const { start, end } = command;
  return [
    {
      ...{ kind: 'test', detail: '', start, end, nameExtent: isTitle ? title : first },
      name: isTitle ? `${word} ${model.textOf(title)}` : word,
      children: below(model, block),
    },
  ];
}
