import { NumberToken, ParameterToken, RedirectionToken, StringToken, Token } from '../syntax/token.ts';
import type { ListedToken } from '../syntax/tokenList.ts';
import { NetObject } from '../values/value.ts';
import { languageSpace, type Tree, TreeExtent } from './treeNode.ts';

/** A token as a script sees it: `kind` names a member of TokenKind as `tokenKind` takes it. */
export class TreeToken extends NetObject {
  readonly tree: Tree;
  readonly token: ListedToken;
  readonly kind: string;
  readonly flags: number;

  constructor(tree: Tree, token: ListedToken, kind: string, flags: number) {
    super();
    this.tree = tree;
    this.token = token;
    this.kind = kind;
    this.flags = flags;
  }

  get extent(): TreeExtent {
    return new TreeExtent(this.tree, this.token);
  }

  get text(): string {
    return this.tree.text.slice(this.token.start, this.token.end);
  }

  get typeName(): string {
    return `${languageSpace}.${classOf(this)}`;
  }
}

function classOf({ token, kind }: TreeToken): string {
  if (token instanceof NumberToken) return 'NumberToken';
  if (token instanceof ParameterToken) return 'ParameterToken';
  if (token instanceof RedirectionToken)
    return token.kind === 'mergingRedirection' ? 'MergingRedirectionToken' : 'FileRedirectionToken';
  if (kind === 'Variable' || kind === 'SplattedVariable') return 'VariableToken';
  if (kind === 'Label') return 'LabelToken';
  if (token instanceof StringToken)
    return token.quoting.startsWith('single') ? 'StringLiteralToken' : 'StringExpandableToken';
  if (kind === 'Generic' && token instanceof Token)
    return token.parts === null ? 'StringLiteralToken' : 'StringExpandableToken';
  return 'Token';
}
