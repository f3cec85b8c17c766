import type { NetContext, NetType } from '../types/netType.ts';
import { argumentNull } from '../types/arguments.ts';
import { TypeBuilder } from '../types/typeBuilder.ts';
import type { Value } from '../values/value.ts';
import type { TreeAst } from './treeAst.ts';
import { languageSpace, TreeNode } from './treeNode.ts';

/** A node with what is under it as the getters of its class want it. */
export interface At<Ast> {
  readonly own: TreeNode;
  readonly ast: Ast;
}

/** Names a class of a tree in a declaration in full. */
const full = (declaration: string): string =>
  /^\w+Ast /.test(declaration) ? `${languageSpace}.${declaration}` : declaration;

/** Declares the class of a kind of nodes (or of several: a base class) property by property, in the order of .NET. */
export class NodeType<Ast extends TreeAst> {
  readonly name: string;
  readonly builder: TypeBuilder<At<Ast>>;

  constructor(kinds: readonly Ast['kind'][], name: string, base: string) {
    const names: ReadonlySet<string> = new Set(kinds);
    const isOne = (ast: TreeAst): ast is Ast => names.has(ast.kind);
    this.name = `${languageSpace}.${name}`;
    this.builder = new TypeBuilder(
      this.name,
      (value) => {
        if (value instanceof TreeNode && isOne(value.node)) return { own: value, ast: value.node };
        throw argumentNull('ast');
      },
      { base: `${languageSpace}.${base}` },
    );
  }

  /** A node below, or none: `StatementBlockAst Body`. */
  child(declaration: string, get: (ast: Ast) => TreeAst | null): this {
    return this.value(declaration, ({ own, ast }) => {
      const node = get(ast);
      return node === null ? null : own.child(node);
    });
  }

  /** Nodes below: `StatementAst Statements`. */
  children(declaration: string, get: (ast: Ast) => readonly TreeAst[]): this {
    const [of = '', name = ''] = declaration.split(' ');
    return this.value(
      `System.Collections.ObjectModel.ReadOnlyCollection[${languageSpace}.${of}] ${name}`,
      ({ own, ast }) => own.list(get(ast), of),
    );
  }

  /** Anything else: `bool IsFilter`. */
  value(declaration: string, get: (at: At<Ast>, context: NetContext) => Value): this {
    this.builder.property(full(declaration), get);
    return this;
  }

  method(
    declaration: string,
    body: (at: At<Ast>, args: readonly Value[], context: NetContext) => Value,
  ): this {
    this.builder.method(full(declaration), body);
    return this;
  }

  build(): NetType {
    return this.builder.build();
  }
}

/** Makes the declaration of a class of trees. */
export type DeclaredType = () => { readonly name: string; build(): NetType };
