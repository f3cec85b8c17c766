import ts from 'typescript';

/** An error made in a source file: its class and, where it is written out, the catalog entry it names. */
export interface RaisedError {
  readonly file: string;
  readonly errorClass: string;
  readonly key?: string;
}

/** All errors that a source file makes with `new`, save for those that are handed to another one as its cause. */
export function raisedErrors(file: string, text: string): readonly RaisedError[] {
  const raised: RaisedError[] = [];
  visitNodes(file, text, (node) => {
    if (!ts.isNewExpression(node)) return;
    const errorClass = node.expression.getText();
    if (!/(?:Error|Fault|Exception)$/.test(errorClass) || isCause(node)) return;
    const first = node.arguments?.[0];
    const key = first !== undefined && ts.isStringLiteral(first) ? { key: first.text } : {};
    raised.push({ file, errorClass, ...key });
  });
  return raised;
}

function isCause(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name.getText() === 'cause';
}

/** What a source file throws that is neither made with `new` nor an error it was given: literals, objects. */
export function thrownValues(file: string, text: string): readonly string[] {
  const thrown: string[] = [];
  const check = (expression: ts.Expression): void => {
    if (ts.isConditionalExpression(expression)) {
      check(expression.whenTrue);
      check(expression.whenFalse);
    } else if (ts.isParenthesizedExpression(expression) || ts.isAwaitExpression(expression)) {
      check(expression.expression);
    } else if (ts.isBinaryExpression(expression)) {
      check(expression.left);
      check(expression.right);
    } else if (
      !ts.isNewExpression(expression) &&
      !ts.isCallExpression(expression) &&
      !ts.isIdentifier(expression) &&
      !ts.isPropertyAccessExpression(expression) &&
      !ts.isElementAccessExpression(expression)
    )
      thrown.push(`${file}: ${expression.getText()}`);
  };
  visitNodes(file, text, (node) => {
    if (ts.isThrowStatement(node)) check(node.expression);
  });
  return thrown;
}

/** Classes of errors that a source file declares, each with the class it extends. */
export function errorClasses(file: string, text: string): ReadonlyMap<string, string> {
  const classes = new Map<string, string>();
  visitNodes(file, text, (node) => {
    if (!ts.isClassDeclaration(node) || node.name === undefined) return;
    for (const clause of node.heritageClauses ?? []) {
      const base = clause.types[0]?.expression.getText() ?? '';
      if (clause.token === ts.SyntaxKind.ExtendsKeyword && /(?:Error|Fault)$/.test(base))
        classes.set(node.name.text, base);
    }
  });
  return classes;
}

/** Every text literal of a source file. */
export function textLiterals(file: string, text: string): readonly string[] {
  const literals: string[] = [];
  visitNodes(file, text, (node) => {
    if (ts.isStringLiteral(node)) literals.push(node.text);
    // `errorCatalog.usage`
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'errorCatalog')
      literals.push(node.name.text);
  });
  return literals;
}

function visitNodes(file: string, text: string, visitor: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    visitor(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
}
