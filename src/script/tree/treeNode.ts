import type { AnyAst } from '../syntax/anyAst.ts';
import type { FunctionMemberAst, PipelineAst, StatementAst } from '../syntax/ast.ts';
import type { Extent } from '../syntax/extent.ts';
import { LineMap } from '../syntax/lineMap.ts';
import { genericName } from '../types/assemblies.ts';
import { NetList } from '../values/netList.ts';
import { NetObject, type Value } from '../values/value.ts';
import { classOf, type MethodFunction, type TreeAst } from './treeAst.ts';

/** The namespace of the classes of trees. */
export const languageSpace = 'System.Management.Automation.Language';

/** The text of a tree and the nodes that were asked for: a node is always the same object. */
export class Tree {
  readonly text: string;
  readonly file: string | null;
  readonly nodes = new Map<TreeAst, TreeNode>();
  readonly methods = new Map<FunctionMemberAst, MethodFunction>();
  #lines: LineMap | null = null;

  constructor(text: string, file: string | null) {
    this.text = text;
    this.file = file;
  }

  get lines(): LineMap {
    return (this.#lines ??= new LineMap(this.text));
  }
}

/** A node of a tree as a script sees it. */
export class TreeNode extends NetObject {
  readonly tree: Tree;
  readonly node: TreeAst;
  readonly parent: TreeNode | null;

  constructor(tree: Tree, node: TreeAst, parent: TreeNode | null) {
    super();
    this.tree = tree;
    this.node = node;
    this.parent = parent;
    tree.nodes.set(node, this);
  }

  get typeName(): string {
    return `${languageSpace}.${classOf(this.node)}`;
  }

  get extent(): TreeExtent {
    return new TreeExtent(this.tree, this.#hasNoPlace() ? { start: 0, end: 0 } : this.node);
  }

  /** PowerShell gives no place to what is between braces or parentheses where that is nothing. */
  #hasNoPlace(): boolean {
    const { kind, start, end } = this.node;
    if (start !== end) return false;
    return (
      kind === 'StatementBlock' ||
      (kind === 'NamedBlock' && this.tree.text.slice(start - 1, end + 1) === '{}')
    );
  }

  get text(): string {
    return this.tree.text.slice(this.node.start, this.node.end);
  }

  /** A node directly below this one. */
  child(node: TreeAst): TreeNode {
    return this.tree.nodes.get(node) ?? new TreeNode(this.tree, node, this);
  }

  /** Nodes directly below as the collection that PowerShell has of them. */
  list(nodes: readonly TreeAst[], of: string): Value {
    return readOnlyList(
      nodes.map((node) => this.child(node)),
      `${languageSpace}.${of}`,
    );
  }
}

/** Where a node or a token stands. */
export class TreeExtent extends NetObject {
  readonly typeName = `${languageSpace}.InternalScriptExtent`;
  readonly tree: Tree;
  readonly extent: Extent;

  constructor(tree: Tree, extent: Extent) {
    super();
    this.tree = tree;
    this.extent = extent;
  }

  get text(): string {
    return this.tree.text.slice(this.extent.start, this.extent.end);
  }
}

/** One end of an extent. */
export class TreePosition extends NetObject {
  readonly typeName = `${languageSpace}.InternalScriptPosition`;
  readonly tree: Tree;
  readonly offset: number;

  constructor(tree: Tree, offset: number) {
    super();
    this.tree = tree;
    this.offset = offset;
  }
}

/** A collection that cannot be changed, of a type by its full name. */
export function readOnlyList(items: Value[], elementType: string): NetList {
  return new NetList(
    items,
    genericName('System.Collections.ObjectModel.ReadOnlyCollection`1', [elementType]),
    elementType,
  );
}

/** The function of a method; always the same node. */
export function functionOf(member: FunctionMemberAst, tree: Tree): MethodFunction {
  const known = tree.methods.get(member);
  if (known !== undefined) return known;
  const { nameExtent, end } = member;
  const made: MethodFunction = { kind: 'MethodFunction', member, start: nameExtent.start, end };
  tree.methods.set(member, made);
  return made;
}

/** What stands right of an assignment: an expression alone is there without its pipeline. */
export function assigned(right: StatementAst): TreeAst {
  return right.kind === 'Pipeline' ? (soleExpressionOf(right) ?? right) : right;
}

/** The element of a pipeline that is nothing but an expression. */
export function soleExpressionOf({ elements, background }: PipelineAst): AnyAst | undefined {
  const [only] = elements;
  return elements.length === 1 && !background && only?.kind === 'CommandExpression' ? only : undefined;
}
