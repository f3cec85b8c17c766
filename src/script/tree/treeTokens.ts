import { childNodes } from '../syntax/childNodes.ts';
import type { AnyAst } from '../syntax/anyAst.ts';
import { StringToken, Token, RedirectionToken } from '../syntax/token.ts';
import { type ListedToken, listTokens } from '../syntax/tokenList.ts';
import type { ScriptBlockAst } from '../syntax/ast.ts';
import type { Value } from '../values/value.ts';
import { flagBits, flagsOf, keywordFlags } from './tokenFlags.ts';
import { nameOfKind } from './treeKinds.ts';
import type { Tree } from './treeNode.ts';
import { TreeToken } from './treeToken.ts';

/** The tokens of a script with its comments, in the order of the text, and one for its end. */
export function tokensOf(tree: Tree, ast: ScriptBlockAst): Value[] {
  const { tokens, comments } = listTokens(tree.text);
  const roles = rolesOf(ast);
  // As in diagnostics, the end of the text stands one behind its last offset.
  const behind = tree.text.length + 1;
  const listed: TreeToken[] = [
    ...tokens.map((token) => {
      const kind = kindOf(token);
      const role = named.has(token.kind) ? (roles.get(token.start) ?? 0) : 0;
      const flags = token.kind === 'keyword' ? keywordFlags(wordOf(token), role !== 0) : flagsOf(kind);
      return new TreeToken(tree, token, kind, flags | role);
    }),
    ...comments.map(
      ({ start, end }) => new TreeToken(tree, { kind: 'unknown', start, end }, 'Comment', flagsOf('Comment')),
    ),
  ];
  listed.sort((left, right) => left.token.start - right.token.start);
  const end: ListedToken = { kind: 'end', start: behind, end: behind };
  return [...listed, new TreeToken(tree, end, 'EndOfInput', flagsOf('EndOfInput'))];
}

/** Tokens that can be a name. */
const named: ReadonlySet<ListedToken['kind']> = new Set(['identifier', 'generic', 'keyword', 'typeName']);

const wordOf = (token: ListedToken): string => (token instanceof Token ? token.value : '');

/** Member of TokenKind. */
function kindOf(token: ListedToken): string {
  if (token instanceof StringToken) {
    const here = token.quoting === 'singleHere' || token.quoting === 'doubleHere' ? 'HereString' : 'String';
    return `${here}${token.quoting.startsWith('single') ? 'Literal' : 'Expandable'}`;
  }
  if (token instanceof RedirectionToken)
    return token.kind === 'inputRedirection' ? 'RedirectInStd' : 'Redirection';
  switch (token.kind) {
    case 'keyword':
    case 'dashOperator':
      return nameOfKind(wordOf(token));
    case 'identifier':
    case 'typeName':
      return 'Identifier';
    case 'generic':
    case 'verbatim':
      return 'Generic';
    case 'splat':
      return 'SplattedVariable';
    case 'end':
      return 'EndOfInput';
    default:
      return nameOfKind(token.kind);
  }
}

/** What tokens are by the place of their start, where the tree says it: the name of a command, a member, a type. */
function rolesOf(ast: ScriptBlockAst): ReadonlyMap<number, number> {
  const roles = new Map<number, number>();
  const note = (at: number | undefined, ...names: readonly string[]): void => {
    if (at !== undefined) roles.set(at, flagBits(...names));
  };
  const nodes: AnyAst[] = [ast];
  for (const node of nodes) {
    if (node.kind === 'Command') note(node.elements[0]?.start, 'CommandName');
    if (node.kind === 'MemberExpression' || node.kind === 'InvokeMemberExpression')
      note(node.member.start, 'MemberName');
    if (node.kind === 'TypeConstraint' || node.kind === 'TypeExpression')
      note(node.typeName.start, 'TypeName');
    if (node.kind === 'Attribute') note(node.typeName.start, 'TypeName', 'AttributeName');
    if (node.kind === 'Hashtable') for (const { key } of node.entries) note(key.start, 'MemberName');
    nodes.push(...childNodes(node));
  }
  return roles;
}
