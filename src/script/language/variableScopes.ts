import type { AnyAst } from '../syntax/anyAst.ts';
import type {
  CommandAst,
  FunctionDefinitionAst,
  ParameterAst,
  ScriptBlockAst,
  VariableExpressionAst,
} from '../syntax/ast.ts';
import { assignedVariables } from '../syntax/assignmentTargets.ts';
import { childNodes } from '../syntax/childNodes.ts';
import type { Extent } from '../syntax/extent.ts';
import { commandName } from './astQuestions.ts';
import type { SyntaxIndex } from './syntaxIndex.ts';
import { touches } from './touches.ts';

/** A place where a variable is named; the extent is that of the name alone. */
export interface VariableOccurrence extends Extent {
  /** `update` both reads and writes it: `$x += 1`. */
  readonly use: 'declaration' | 'write' | 'update' | 'read';
  /** The variable, or the text that names it (`-OutVariable x`). */
  readonly node: AnyAst;
}

/** One variable of a script. */
export interface VariableSymbol {
  /** As it is first written. */
  readonly name: string;
  /** `script:` and `global:` name one from anywhere. */
  readonly reach: 'local' | 'script' | 'global';
  /** The body that it belongs to. */
  readonly owner: ScriptBlockAst;
  /** The parameter that declares it; null for none. */
  readonly parameter: ParameterAst | null;
  /** In the order of the text. */
  readonly occurrences: readonly VariableOccurrence[];
}

interface Scope {
  readonly body: ScriptBlockAst;
  readonly outer: Scope | null;
  /** A block without a function of its own: what it assigns belongs to whom it stands in. */
  readonly isBlock: boolean;
  readonly names: Map<string, Gathered>;
}

interface Gathered extends VariableSymbol {
  parameter: ParameterAst | null;
  readonly occurrences: VariableOccurrence[];
}

interface Use {
  readonly scope: Scope;
  readonly name: string;
  readonly reach: 'local' | 'script' | 'global';
  readonly occurrence: VariableOccurrence;
  readonly parameter: ParameterAst | null;
}

/** Common parameters whose argument is the name of a variable, in lower case. */
const namingParameters: ReadonlySet<string> = new Set([
  ...['outvariable', 'ov', 'errorvariable', 'ev', 'warningvariable', 'wv', 'informationvariable', 'iv'],
  ...['pipelinevariable', 'pv'],
]);

/** Cmdlets whose `-Name`, or first argument, names a variable: what they do with it. */
const variableCmdlets: ReadonlyMap<string, VariableOccurrence['use']> = new Map([
  ['set-variable', 'write'],
  ['new-variable', 'write'],
  ['get-variable', 'read'],
  ['clear-variable', 'update'],
  ['remove-variable', 'update'],
]);

/**
 * The variables of a script by the text alone: a function has its own, a script block uses those of the function it stands in, and what a function
 * does not assign is looked for outside of it.
 */
export class VariableScopes {
  readonly symbols: readonly VariableSymbol[];
  readonly #byNode = new Map<AnyAst, VariableSymbol>();

  constructor(model: SyntaxIndex) {
    const uses: Use[] = [];
    const root = scopeOf(model.parsed.ast, null, false);
    gather(model, model.parsed.ast, root, uses);
    const symbols: Gathered[] = [];
    // What is assigned somewhere is known everywhere within: the order of the text does not count.
    for (const use of uses) if (use.occurrence.use !== 'read') this.#add(use, declared(use, root, symbols));
    for (const use of uses) if (use.occurrence.use === 'read') this.#add(use, found(use, root, symbols));
    for (const { occurrences } of symbols) occurrences.sort((left, right) => left.start - right.start);
    this.symbols = symbols.sort((left, right) => startOf(left) - startOf(right));
  }

  /** The variable that a node names. */
  of(node: AnyAst): VariableSymbol | undefined {
    return this.#byNode.get(node);
  }

  /** The variable whose name holds an offset. */
  at(offset: number): VariableSymbol | undefined {
    return this.symbols.find(({ occurrences }) => occurrences.some((one) => touches(one, offset)));
  }

  #add(use: Use, symbol: Gathered): void {
    symbol.occurrences.push(use.occurrence);
    symbol.parameter ??= use.parameter;
    this.#byNode.set(use.occurrence.node, symbol);
  }
}

function startOf({ occurrences: [first] }: VariableSymbol): number {
  return first?.start ?? 0;
}

function scopeOf(body: ScriptBlockAst, outer: Scope | null, isBlock: boolean): Scope {
  return { body, outer, isBlock, names: new Map() };
}

function gather(model: SyntaxIndex, node: AnyAst, scope: Scope, uses: Use[]): void {
  const inner = innerScope(node, scope);
  for (const child of childNodes(node)) {
    const within = inner !== null && isInBody(node, child) ? inner : scope;
    if (child.kind === 'VariableExpression') addVariable(model, child, within, uses);
    else if (child.kind === 'Command') addNamed(child, within, uses);
    gather(model, child, within, uses);
  }
}

/** The scope that a node opens; null for most. */
function innerScope(node: AnyAst, scope: Scope): Scope | null {
  switch (node.kind) {
    case 'FunctionDefinition':
    case 'FunctionMember':
      return scopeOf(node.body, scope, false);
    case 'ScriptBlockExpression':
      return scopeOf(node.scriptBlock, scope, true);
    default:
      return null;
  }
}

/** Attributes of a method, and what it hands to its base, stand outside of it. */
function isInBody(node: AnyAst, child: AnyAst): boolean {
  return node.kind !== 'FunctionMember' || child.kind === 'Parameter' || child === node.body;
}

function addVariable(model: SyntaxIndex, node: VariableExpressionAst, scope: Scope, uses: Use[]): void {
  const colon = node.path.indexOf(':');
  const name = node.path.slice(colon + 1);
  const reach = colon < 0 ? 'local' : reaches.get(node.path.slice(0, colon).toLowerCase());
  if (reach === undefined || name === '') return;
  const { start, end } = nameExtent(model.text, node, name);
  const { use, parameter } = useOf(model, node);
  uses.push({ scope, name, reach, occurrence: { start, end, use, node }, parameter });
}

const reaches: ReadonlyMap<string, Use['reach']> = new Map([
  ['local', 'local'],
  ['private', 'local'],
  ['variable', 'local'],
  ['using', 'local'],
  ['script', 'script'],
  ['global', 'global'],
]);

/** Where the name stands: behind `$`, `@` or `${`, and behind a scope. Of an escaped name, all between the braces. */
function nameExtent(text: string, { start, end }: Extent, name: string): Extent {
  const close = text.charAt(end - 1) === '}' ? end - 1 : end;
  const length = text.slice(start, close).endsWith(name) ? name.length : 0;
  return { start: length === 0 ? start + 1 : close - length, end: close };
}

function useOf(
  model: SyntaxIndex,
  node: VariableExpressionAst,
): Pick<Use, 'parameter'> & Pick<VariableOccurrence, 'use'> {
  const parent = model.parent(node);
  if (parent?.kind === 'Parameter' && parent.name === node) return { use: 'declaration', parameter: parent };
  const use = ((): VariableOccurrence['use'] => {
    if (parent?.kind === 'ForEachStatement' && parent.variable === node) return 'write';
    if (parent?.kind === 'UnaryExpression' && parent.operator.includes('fix')) return 'update';
    let child: AnyAst = node;
    for (const ancestor of model.ancestors(node)) {
      if (ancestor.kind === 'AssignmentStatement') {
        if (ancestor.left !== child || !assignedVariables(ancestor.left).includes(node)) return 'read';
        return ancestor.operator === '=' ? 'write' : 'update';
      }
      child = ancestor;
      if (!assignable.has(ancestor.kind)) return 'read';
    }
    return 'read';
  })();
  return { use, parameter: null };
}

/** What can stand between an assignment and a variable that it gives a value to. */
const assignable: ReadonlySet<AnyAst['kind']> = new Set<AnyAst['kind']>([
  ...(['ConvertExpression', 'AttributedExpression', 'ArrayLiteral', 'ParenExpression'] as const),
  ...(['Pipeline', 'CommandExpression'] as const),
]);

/** Texts that name a variable: `-OutVariable x`, `Set-Variable x`. */
function addNamed(command: CommandAst, scope: Scope, uses: Use[]): void {
  const cmdlet = variableCmdlets.get(commandName(command)?.toLowerCase() ?? '');
  for (const [index, element] of command.elements.entries()) {
    const previous = command.elements[index - 1];
    const key = previous?.kind === 'CommandParameter' ? previous.parameterName.toLowerCase() : undefined;
    const isFirst = cmdlet !== undefined && (key === 'name' || (index === 1 && key === undefined));
    const names = key !== undefined && namingParameters.has(key);
    if (element.kind !== 'StringConstantExpression' || (!isFirst && !names)) continue;
    const plus = element.value.startsWith('+') ? 1 : 0;
    const name = element.value.slice(plus);
    if (!/^\w+$/.test(name)) continue;
    const quote = element.quoting === 'bareword' ? 0 : 1;
    const start = element.start + quote + plus;
    const use = isFirst ? cmdlet : plus === 1 ? 'update' : 'write';
    const occurrence = { start, end: start + name.length, use, node: element };
    uses.push({ scope, name, reach: 'local', occurrence, parameter: null });
  }
}

/** The variable that an assignment makes or changes. */
function declared({ scope, name, reach, parameter }: Use, root: Scope, symbols: Gathered[]): Gathered {
  if (reach !== 'local') return named(root, name, reach, symbols);
  let owner = scope;
  if (parameter === null) {
    while (owner.isBlock && owner.outer !== null && !owner.names.has(keyOf(name, 'local')))
      owner = owner.outer;
  }
  return named(owner, name, 'local', symbols);
}

/** The variable that is read: the innermost that is assigned around the place, else one that nobody here assigns. */
function found({ scope, name, reach }: Use, root: Scope, symbols: Gathered[]): Gathered {
  if (reach === 'local')
    for (let at: Scope | null = scope; at !== null; at = at.outer) {
      const known = at.names.get(keyOf(name, 'local'));
      if (known !== undefined) return known;
    }
  if (reach === 'script') {
    const known = root.names.get(keyOf(name, 'local'));
    if (known !== undefined) return known;
  }
  if (reach === 'global') return named(root, name, 'global', symbols);
  return root.names.get(keyOf(name, 'global')) ?? named(root, name, 'local', symbols);
}

/** `$script:x` and `$x` of the script itself are one. */
function keyOf(name: string, reach: Use['reach']): string {
  return `${reach === 'global' ? 'global:' : ''}${name.toLowerCase()}`;
}

function named(owner: Scope, name: string, reach: Use['reach'], symbols: Gathered[]): Gathered {
  const key = keyOf(name, reach);
  const known = owner.names.get(key);
  if (known !== undefined) return known;
  const made: Gathered = { name, reach, owner: owner.body, parameter: null, occurrences: [] };
  owner.names.set(key, made);
  symbols.push(made);
  return made;
}

/** The function whose parameter a variable is; undefined for another variable. */
export function functionOfParameter(
  model: SyntaxIndex,
  { parameter }: VariableSymbol,
): FunctionDefinitionAst | undefined {
  if (parameter === null) return undefined;
  for (const ancestor of model.ancestors(parameter)) {
    if (ancestor.kind === 'FunctionDefinition') return ancestor;
    if (ancestor.kind === 'ScriptBlockExpression' || ancestor.kind === 'FunctionMember') return undefined;
  }
  return undefined;
}
