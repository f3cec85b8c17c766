import type { AnyAst } from '../../syntax/anyAst.ts';
import type { CommandAst } from '../../syntax/ast.ts';
import { childNodes } from '../../syntax/childNodes.ts';
import { anyWildcard, hasWildcards } from '../../text/wildcard.ts';
import { moduleFileIn } from './findModule.ts';
import type { LoadingEngine } from './loadingEngine.ts';
import { isManifest, Manifest } from './manifest.ts';

/** Names of the commands of a module. */
export interface DeclaredCommands {
  readonly functions: readonly string[];
  readonly aliases: readonly string[];
}

/** What commands a module file brings, as its text tells without being run. Throws where it is a manifest that cannot be taken. */
export function declaredCommands(path: string, engine: LoadingEngine): DeclaredCommands {
  return isManifest(path) ? ofManifest(Manifest.checked(path, engine), engine) : ofScript(path, engine);
}

/** What a manifest names; its module's text tells what patterns stand for, and is read where there are any. */
export function ofManifest(manifest: Manifest, engine: LoadingEngine): DeclaredCommands {
  const exported = (member: string): readonly string[] =>
    manifest.has(member) ? manifest.texts(member) : ['*'];
  const functions = exported('FunctionsToExport');
  const patterns = functions.filter(hasWildcards);
  const known = patterns.length === 0 ? [] : functionsBehind(manifest, engine);
  return {
    functions: [...functions.filter(isWhole), ...known.filter(anyWildcard(patterns))],
    aliases: exported('AliasesToExport').filter(isWhole),
  };
}

function isWhole(name: string): boolean {
  return !hasWildcards(name);
}

function functionsBehind(manifest: Manifest, engine: LoadingEngine): readonly string[] {
  return [manifest.root, ...manifest.texts('NestedModules')]
    .flatMap((name) => moduleFileIn(manifest.folder, name, engine.options.files) ?? [])
    .flatMap((file) => functionsOf(file, engine));
}

/** Every function of a module script, exported by it or not. */
function functionsOf(path: string, { options }: LoadingEngine): string[] {
  const { ast } = options.parse(options.files.readText(path), path);
  return [...outsideFunctions(ast)].flatMap((node) =>
    node.kind === 'FunctionDefinition' ? [node.name] : [],
  );
}

function ofScript(path: string, { options }: LoadingEngine): DeclaredCommands {
  const { ast } = options.parse(options.files.readText(path), path);
  const functions: string[] = [];
  const aliases: string[] = [];
  const exports: CommandAst[] = [];
  for (const node of outsideFunctions(ast)) {
    if (node.kind === 'FunctionDefinition') functions.push(node.name.replace(/^(?:script|local):/i, ''));
    if (node.kind !== 'Command') continue;
    const [first] = node.elements;
    const command = first?.kind === 'StringConstantExpression' ? first.value.toLowerCase() : '';
    if (command === 'export-modulemember') exports.push(node);
    if (/^(?:(?:set|new)-alias|[sn]al)$/.test(command)) aliases.push(...given(node, 'name').slice(0, 1));
  }
  if (exports.length === 0) return { functions, aliases };
  return {
    functions: functions.filter(anyWildcard(exports.flatMap((node) => given(node, 'function')))),
    aliases: aliases.filter(anyWildcard(exports.flatMap((node) => given(node, 'alias', false)))),
  };
}

function* outsideFunctions(node: AnyAst): Generator<AnyAst> {
  for (const child of childNodes(node)) {
    yield child;
    if (child.kind !== 'FunctionDefinition' && child.kind !== 'ScriptBlockExpression')
      yield* outsideFunctions(child);
  }
}

/** The constant texts that a parameter is given by name, or by being the first without one. */
function given({ elements }: CommandAst, parameter: string, positional = true): string[] {
  let expects = positional;
  for (let index = 1; index < elements.length; index++) {
    const element = elements[index];
    if (element === undefined) break;
    if (element.kind !== 'CommandParameter') {
      if (expects) return constants(element);
      continue;
    }
    expects = false;
    const value = element.argument ?? elements[++index];
    if (value !== undefined && parameter.startsWith(element.parameterName.toLowerCase()))
      return constants(value);
  }
  return [];
}

function constants(node: AnyAst): string[] {
  switch (node.kind) {
    case 'StringConstantExpression':
      return [node.value];
    case 'ArrayLiteral':
    case 'ArrayExpression':
    case 'ParenExpression':
    case 'StatementBlock':
    case 'Pipeline':
    case 'CommandExpression':
      return childNodes(node).flatMap(constants);
    default:
      return [];
  }
}
