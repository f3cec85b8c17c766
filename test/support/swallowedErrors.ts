import ts from 'typescript';

/** A place where an error can vanish without a reason being given beside it. */
export interface Swallowed {
  readonly line: number;
  readonly what: string;
}

/**
 * Places of a source file where an error ends unheard: catch clauses and rejection callbacks that do not look at it, error
 * listeners that do nothing, promises begun with `void` whose function can reject, and outcomes of `Promise.allSettled` in which
 * nobody looks for a rejection. A comment inside the clause or callback, or right above the statement, is taken as its reason.
 */
export function swallowedErrors(name: string, text: string): readonly Swallowed[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: Swallowed[] = [];
  const visit = (node: ts.Node): void => {
    const swallowing = swallowingPart(node);
    if (swallowing !== undefined && !hasReason(node, swallowing.part, source)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ line: line + 1, what: swallowing.what });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What swallows an error, and the clause or callback in which its reason may stand. */
interface Swallowing {
  readonly what: string;
  readonly part?: ts.Node;
}

function swallowingPart(node: ts.Node): Swallowing | undefined {
  if (ts.isCatchClause(node)) {
    const heard = uses(node.block, node.variableDeclaration?.name);
    return heard ? undefined : { what: 'catch clause that ignores its error', part: node };
  }
  if (ts.isVoidExpression(node))
    return isSafe(node.expression) ? undefined : { what: 'void before what can reject' };
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { name, expression: object } = node.expression;
  const [first, second] = node.arguments;
  switch (name.text) {
    case 'catch':
      return ignoring('rejection callback that ignores its error', first);
    case 'then':
      return ignoring('rejection callback that ignores its error', second);
    case 'on':
    case 'once':
    case 'addListener':
      return first !== undefined && ts.isStringLiteral(first) && first.text === 'error'
        ? ignoring('error listener that ignores its error', second)
        : undefined;
    case 'allSettled':
      if (object.getText() !== 'Promise') return undefined;
      return /\brejected\b|\.reason\b/.test(enclosing(node).getText())
        ? undefined
        : { what: 'rejections nobody looks for' };
    default:
      return undefined;
  }
}

/** A callback that is written in place and does nothing with the error it is given. */
function ignoring(what: string, callback: ts.Expression | undefined): Swallowing | undefined {
  if (callback === undefined || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)))
    return undefined;
  return uses(callback.body, callback.parameters[0]?.name) ? undefined : { what, part: callback };
}

function uses(body: ts.Node, name: ts.BindingName | undefined): boolean {
  if (name === undefined) return false;
  if (!ts.isIdentifier(name)) return true;
  const look = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && node.text === name.text) || ts.forEachChild(node, look) === true;
  return look(body);
}

/** A method of the same class or function of the same file that catches whatever it awaits. */
function isSafe(expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression)) return true;
  const callee = expression.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  const source = expression.getSourceFile();
  let declared: ts.Node | undefined;
  const look = (node: ts.Node): void => {
    if ((ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node)) && node.name?.getText() === name)
      declared = node.body;
    ts.forEachChild(node, look);
  };
  look(source);
  return declared !== undefined && !canReject(declared);
}

/** Whether something is awaited outside a `try` that has a catch clause. */
function canReject(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node) || ts.isThrowStatement(node)) return true;
  if (ts.isFunctionLike(node)) return false;
  if (ts.isTryStatement(node) && node.catchClause !== undefined) {
    const after = [node.catchClause, node.finallyBlock].filter((part) => part !== undefined);
    return after.some(canReject);
  }
  return ts.forEachChild(node, (child) => canReject(child) || undefined) === true;
}

function enclosing(node: ts.Node): ts.Node {
  let current = node;
  while (!ts.isFunctionLike(current) && !ts.isSourceFile(current)) current = current.parent;
  return current;
}

/** A comment inside the clause or callback, or right above the statement that it belongs to. */
function hasReason(node: ts.Node, part: ts.Node | undefined, source: ts.SourceFile): boolean {
  if (part !== undefined && /\/\/ \S/.test(part.getText())) return true;
  let current = node;
  while (!ts.isSourceFile(current) && (!ts.isStatement(current) || ts.isIfStatement(current.parent)))
    current = current.parent;
  const above = ts.getLeadingCommentRanges(source.text, current.getFullStart()) ?? [];
  return above.some(({ kind }) => kind === ts.SyntaxKind.SingleLineCommentTrivia);
}
