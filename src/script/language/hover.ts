import type { AnyAst } from '../syntax/anyAst.ts';
import type { CommandAst, FunctionDefinitionAst } from '../syntax/ast.ts';
import { type CommentHelp, helpOfFunction } from '../syntax/commentHelp.ts';
import type { Extent } from '../syntax/extent.ts';
import { typeDisplay } from '../types/typeText.ts';
import { isBuiltInVariable } from './automaticVariables.ts';
import { bindCall } from './boundCall.ts';
import { callSignatures } from './callSignatures.ts';
import { callTarget, functionTarget, type CallTarget } from './callTarget.ts';
import { inferType, targetType } from './inferType.ts';
import { closedValues } from './parameterValues.ts';
import type { ScriptModel } from './scriptModel.ts';
import { memberNamed, shownType, typeOfName } from './scriptType.ts';
import { touches } from './touches.ts';
import { functionOfParameter } from './variableScopes.ts';

/** What is known of the word at a place. */
export interface Hover extends Extent {
  /** As PowerShell would write it: a syntax, a declaration; a line each. */
  readonly code: readonly string[];
  /** In words, a paragraph each: what help says. */
  readonly text: readonly string[];
}

/** What is known of the word at an offset; undefined for nothing. */
export function hoverAt(model: ScriptModel, offset: number): Hover | undefined {
  const [node, parent] = model.pathAt(offset);
  if (node === undefined) return undefined;
  switch (node.kind) {
    case 'VariableExpression':
      return variableHover(model, node);
    case 'CommandParameter':
      return parent?.kind === 'Command' ? parameterHover(model, parent, node) : undefined;
    case 'TypeConstraint':
    case 'TypeExpression':
    case 'Attribute': {
      const type = typeOfName(model, node.typeName);
      if (type === undefined) return undefined;
      const name = type.kind === 'net' ? type.type.fullName : shownType(type);
      return {
        start: node.start,
        end: node.end,
        code: [`[${typeDisplay(name)}]`],
        text: name.includes('.') ? [name] : [],
      };
    }
    case 'FunctionDefinition':
      return touches(node.nameExtent, offset)
        ? commandHover(model, node.nameExtent, functionTarget(node))
        : undefined;
    case 'StringConstantExpression':
      return wordHover(model, node, parent);
    default:
      return undefined;
  }
}

function wordHover(model: ScriptModel, node: AnyAst, parent: AnyAst | undefined): Hover | undefined {
  if (parent?.kind === 'Command' && parent.elements[0] === node) {
    const target = callTarget(model, parent);
    return target && commandHover(model, node, target);
  }
  if (parent?.kind !== 'MemberExpression' && parent?.kind !== 'InvokeMemberExpression') return undefined;
  if (parent.member !== node) return undefined;
  const type = targetType(model, parent.target, parent.isStatic);
  const member = type && memberNamed(model, type, model.textOf(node), parent.isStatic);
  if (type === undefined || member === undefined) return undefined;
  const code = member.definitions.length === 0 ? [member.name] : member.definitions;
  return { start: node.start, end: node.end, code: code.slice(0, 8), text: [`[${shownType(type)}]`] };
}

function commandHover(model: ScriptModel, { start, end }: Extent, target: CallTarget): Hover {
  const code = callSignatures(target).map(({ label }) => label);
  if (target.kind === 'cmdlet') {
    const { module, aliases } = target.cmdlet;
    const named = aliases.length === 0 ? '' : ` (${aliases.join(', ')})`;
    const { help } = target.cmdlet;
    return { start, end, code, text: [...(help === undefined ? [] : [help.synopsis]), `${module}${named}`] };
  }
  const help = helpOfFunction(model.parsed, target.definition);
  return {
    start,
    end,
    code,
    text: [help?.synopsis ?? '', help?.description ?? ''].filter((one) => one !== ''),
  };
}

function parameterHover(
  model: ScriptModel,
  command: CommandAst,
  node: Extract<AnyAst, { readonly kind: 'CommandParameter' }>,
): Hover | undefined {
  const target = callTarget(model, command);
  const bound = target && bindCall(target, command).arguments.find(({ name }) => name === node);
  const parameter = bound?.parameter ?? null;
  if (target === undefined || parameter === null) return undefined;
  const { metadata, name, isSwitch, mandatorySomewhere, fromPipelineSomewhere } = parameter;
  const values = closedValues(model, metadata);
  const facts = [
    ...(mandatorySomewhere ? ['Mandatory'] : []),
    ...(fromPipelineSomewhere ? ['From the pipeline'] : []),
    ...(metadata.aliases.length > 0 ? [`Aliases: ${metadata.aliases.join(', ')}`] : []),
    ...(values === null ? [] : [`Values: ${values.join(', ')}`]),
  ];
  const help =
    target.kind === 'function'
      ? parameterHelp(model, target.definition, name)
      : target.cmdlet.help?.parameters.get(name.toUpperCase());
  const { start } = node;
  return {
    ...{ start, end: start + 1 + node.parameterName.length },
    code: [isSwitch ? `-${name}` : `-${name} <${typeDisplay(metadata.type)}>`],
    text: [...(help === undefined ? [] : [help]), ...(facts.length === 0 ? [] : [facts.join('. ')])],
  };
}

function parameterHelp(
  model: ScriptModel,
  definition: FunctionDefinitionAst,
  name: string,
): string | undefined {
  const help: CommentHelp | undefined = helpOfFunction(model.parsed, definition);
  return help?.parameters.get(name.toUpperCase());
}

function variableHover(
  model: ScriptModel,
  node: Extract<AnyAst, { readonly kind: 'VariableExpression' }>,
): Hover | undefined {
  const type = inferType(model, node);
  const symbol = model.variables.of(node);
  const owner = symbol && functionOfParameter(model, symbol);
  const help = owner && parameterHelp(model, owner, node.path);
  const text = [
    ...(help === undefined ? [] : [help]),
    ...(isBuiltInVariable(node.path) ? ['Set by PowerShell.'] : []),
    ...(owner === undefined ? [] : [`Parameter of ${owner.name}.`]),
  ];
  if (type === undefined && text.length === 0) return undefined;
  const shown = type === undefined ? '' : `[${shownType(type)}] `;
  return { start: node.start, end: node.end, code: [`${shown}$${node.path}`], text };
}
