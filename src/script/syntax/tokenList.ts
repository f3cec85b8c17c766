import type { AnyAst } from './anyAst.ts';
import { childNodes } from './childNodes.ts';
import { ScriptParser } from './scriptParser.ts';
import type { Extent } from './extent.ts';
import type { Comment } from './comment.ts';
import { Token, type TokenKind } from './token.ts';

/** A token of a script as the parser took it; a text is one, the name of a type with its arguments, and what stands behind `--%`. */
export interface ListedToken {
  readonly kind: TokenKind | 'verbatim' | 'typeName';
  readonly start: number;
  readonly end: number;
}

/** The tokens of a script in the order of the text, line ends among them, and its comments. */
export interface TokenList {
  readonly tokens: readonly ListedToken[];
  readonly comments: readonly Comment[];
  /** Whether the parser had nothing to complain about. */
  readonly isSound: boolean;
  /** Where operators between two operands stand that are signs. */
  readonly binarySigns: ReadonlySet<number>;
}

/** Notes what the parser reads. Where it reads a place again, the last reading counts. */
class ListingParser extends ScriptParser {
  readonly read = new Map<number, ListedToken>();

  protected override scan(): Token {
    const token = super.scan();
    this.read.set(token.start, token);
    return token;
  }

  protected override memberOperator(withIndex: boolean): Token | undefined {
    const token = super.memberOperator(withIndex);
    if (token !== undefined) this.read.set(token.start, token);
    return token;
  }

  protected override verbatimRest(): { readonly start: number; readonly end: number } {
    const rest = super.verbatimRest();
    if (rest.start < rest.end) this.read.set(rest.start, { kind: 'verbatim', ...rest });
    return rest;
  }
}

/** Lists the tokens of a text. */
export function listTokens(text: string): TokenList {
  const parser = new ListingParser(text);
  const { binarySigns, typeNames } = gatherNodes(parser.script());
  for (const { start, end } of typeNames) parser.read.set(start, { kind: 'typeName', start, end });
  const tokens: ListedToken[] = [];
  let end = 0;
  for (const token of [...parser.read.values()].sort((left, right) => left.start - right.start)) {
    // What is within another was read in passing, or is part of a text.
    if (token.kind === 'end' || token.start < end || token.end <= token.start) continue;
    tokens.push(token);
    end = token.end;
  }
  const { comments, diagnostics } = parser;
  return { tokens, comments, isSound: diagnostics.length === 0, binarySigns };
}

interface GatheredNodes {
  readonly binarySigns: ReadonlySet<number>;
  readonly typeNames: readonly Extent[];
}

function gatherNodes(ast: AnyAst): GatheredNodes {
  const binarySigns = new Set<number>();
  const typeNames: Extent[] = [];
  const nodes: AnyAst[] = [ast];
  for (const node of nodes) {
    if (node.kind === 'BinaryExpression') binarySigns.add(node.operatorExtent.start);
    if (node.kind === 'TypeConstraint' || node.kind === 'TypeExpression' || node.kind === 'Attribute')
      typeNames.push(node.typeName);
    nodes.push(...childNodes(node));
  }
  return { binarySigns, typeNames };
}
