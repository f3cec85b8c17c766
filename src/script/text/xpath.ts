import { NetException, NetThrow } from '../values/netException.ts';
import type { XmlNode } from '../values/xmlNode.ts';
import { noNodeSet, parseXPath, type XPathExpression, type XPathStep } from './xpathParser.ts';

/** What an expression of XPath is: nodes, or a scalar. */
type XPathResult = readonly XmlNode[] | string | number | boolean;

/** Prefixes that an expression may use, by XmlNamespaceManager. */
export type XPathNamespaces = ReadonlyMap<string, string>;

interface Focus {
  readonly node: XmlNode;
  /** From 1. */
  readonly position: number;
  readonly size: number;
  readonly namespaces: XPathNamespaces;
}

const none: XPathNamespaces = new Map<string, string>();

/** Evaluates an expression at a node. Throws XPathException. */
function evaluateXPath(expression: string, node: XmlNode, namespaces: XPathNamespaces = none): XPathResult {
  return evaluate(parseXPath(expression), { node, position: 1, size: 1, namespaces });
}

/** The nodes of an expression, in the order of the document. Throws XPathException where it is no set of nodes. */
export function selectNodes(
  expression: string,
  node: XmlNode,
  namespaces?: XPathNamespaces,
): readonly XmlNode[] {
  const result = evaluateXPath(expression, node, namespaces);
  if (typeof result === 'object') return result;
  throw noNodeSet();
}

function textOf(result: XPathResult): string {
  if (typeof result === 'object') return result[0]?.innerText ?? '';
  return typeof result === 'boolean' ? (result ? 'true' : 'false') : String(result);
}

function numberOf(result: XPathResult): number {
  if (typeof result === 'number') return result;
  if (typeof result === 'boolean') return Number(result);
  const text = textOf(result).trim();
  return text === '' ? Number.NaN : Number(text);
}

function truthOf(result: XPathResult): boolean {
  return typeof result === 'object'
    ? result.length > 0
    : typeof result === 'number'
      ? result !== 0 && !Number.isNaN(result)
      : Boolean(result);
}

function evaluate(expression: XPathExpression, focus: Focus): XPathResult {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'or':
      return truthOf(evaluate(expression.left, focus)) || truthOf(evaluate(expression.right, focus));
    case 'and':
      return truthOf(evaluate(expression.left, focus)) && truthOf(evaluate(expression.right, focus));
    case 'compare':
      return compare(
        expression.operator,
        evaluate(expression.left, focus),
        evaluate(expression.right, focus),
      );
    case 'arithmetic':
      return arithmetic(
        expression.operator,
        numberOf(evaluate(expression.left, focus)),
        numberOf(evaluate(expression.right, focus)),
      );
    case 'union': {
      const [left, right] = [evaluate(expression.left, focus), evaluate(expression.right, focus)];
      return typeof left === 'object' && typeof right === 'object' ? [...new Set([...left, ...right])] : [];
    }
    case 'call':
      return call(expression.name, expression.args, focus);
    case 'path': {
      let nodes: readonly XmlNode[];
      if (expression.start !== null) {
        const start = evaluate(expression.start, focus);
        if (typeof start !== 'object') return expression.steps.length === 0 ? start : [];
        nodes = start;
      } else nodes = [expression.absolute ? rootOf(focus.node) : focus.node];
      for (const step of expression.steps) nodes = follow(nodes, step, focus.namespaces);
      return nodes;
    }
  }
}

function rootOf(node: XmlNode): XmlNode {
  return node.parent === null ? node : rootOf(node.parent);
}

function arithmetic(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case 'div':
      return left / right;
    default:
      return left % right;
  }
}

function compare(operator: string, left: XPathResult, right: XPathResult): boolean {
  if (typeof left === 'object') return left.some((node) => compare(operator, node.innerText, right));
  if (typeof right === 'object') return right.some((node) => compare(operator, left, node.innerText));
  if (operator === '=' || operator === '!=') {
    const equal =
      typeof left === 'boolean' || typeof right === 'boolean'
        ? truthOf(left) === truthOf(right)
        : typeof left === 'number' || typeof right === 'number'
          ? numberOf(left) === numberOf(right)
          : left === right;
    return equal === (operator === '=');
  }
  const [a, b] = [numberOf(left), numberOf(right)];
  return operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b;
}

function* descendants(node: XmlNode): Generator<XmlNode> {
  for (const child of node.children) {
    yield child;
    yield* descendants(child);
  }
}

function* ancestors(node: XmlNode): Generator<XmlNode> {
  for (let parent = node.parent; parent !== null; parent = parent.parent) yield parent;
}

function siblings(node: XmlNode, after: boolean): XmlNode[] {
  const all = node.parent?.children ?? [];
  const at = all.indexOf(node);
  return after ? all.slice(at + 1) : all.slice(0, Math.max(at, 0)).reverse();
}

function axisNodes(node: XmlNode, axis: string): Iterable<XmlNode> {
  switch (axis) {
    case 'child':
      return node.children;
    case 'attribute':
      return node.attributes.filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'));
    case 'descendant':
      return descendants(node);
    case 'descendant-or-self':
      return [node, ...descendants(node)];
    case 'self':
      return [node];
    case 'parent':
      return node.parent === null ? [] : [node.parent];
    case 'ancestor':
      return ancestors(node);
    case 'ancestor-or-self':
      return [node, ...ancestors(node)];
    case 'following-sibling':
      return siblings(node, true);
    case 'preceding-sibling':
      return siblings(node, false);
    default:
      return [];
  }
}

function passes(node: XmlNode, { axis, test }: XPathStep, namespaces: XPathNamespaces): boolean {
  switch (test) {
    case 'node()':
      return true;
    case 'text()':
      return node.kind === 'text' || node.kind === 'cdata';
    case 'comment()':
      return node.kind === 'comment';
  }
  if (node.kind !== (axis === 'attribute' ? 'attribute' : 'element')) return false;
  if (test === '*') return true;
  const colon = test.indexOf(':');
  const [prefix, local] = colon === -1 ? ['', test] : [test.slice(0, colon), test.slice(colon + 1)];
  const uri = prefix === '' ? '' : namespaces.get(prefix);
  if (uri === undefined) {
    throw new NetThrow(
      new NetException(
        'System.Xml.XPath.XPathException',
        namespaces.size === 0
          ? 'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.'
          : `Namespace prefix '${prefix}' is not defined.`,
      ),
    );
  }
  return (local === '*' || node.localName === local) && node.namespaceUri === uri;
}

function follow(nodes: readonly XmlNode[], step: XPathStep, namespaces: XPathNamespaces): XmlNode[] {
  const found = new Set<XmlNode>();
  for (const node of nodes) {
    let candidates = [...axisNodes(node, step.axis)].filter((each) => passes(each, step, namespaces));
    for (const predicate of step.predicates) {
      const size = candidates.length;
      candidates = candidates.filter((each, index) => {
        const result = evaluate(predicate, { node: each, position: index + 1, size, namespaces });
        return typeof result === 'number' ? result === index + 1 : truthOf(result);
      });
    }
    for (const each of candidates) found.add(each);
  }
  return [...found];
}

function call(name: string, args: readonly XPathExpression[], focus: Focus): XPathResult {
  const value = (index: number): XPathResult => {
    const argument = args[index];
    return argument === undefined ? [focus.node] : evaluate(argument, focus);
  };
  const text = (index: number) => textOf(value(index));
  switch (name) {
    case 'position':
      return focus.position;
    case 'last':
      return focus.size;
    case 'count': {
      const nodes = value(0);
      return typeof nodes === 'object' ? nodes.length : 0;
    }
    case 'not':
      return !truthOf(value(0));
    case 'true':
      return true;
    case 'false':
      return false;
    case 'boolean':
      return truthOf(value(0));
    case 'number':
      return numberOf(value(0));
    case 'string':
      return text(0);
    case 'contains':
      return text(0).includes(text(1));
    case 'starts-with':
      return text(0).startsWith(text(1));
    case 'normalize-space':
      return text(0).trim().replaceAll(/\s+/g, ' ');
    case 'string-length':
      return text(0).length;
    case 'concat':
      return args.map((_, index) => text(index)).join('');
    case 'substring': {
      const start = Math.round(numberOf(value(1))) - 1;
      const end = args.length > 2 ? start + Math.round(numberOf(value(2))) : undefined;
      return text(0).slice(Math.max(start, 0), end === undefined ? undefined : Math.max(end, 0));
    }
    case 'substring-before': {
      const at = text(0).indexOf(text(1));
      return at === -1 ? '' : text(0).slice(0, at);
    }
    case 'substring-after': {
      const at = text(0).indexOf(text(1));
      return at === -1 ? '' : text(0).slice(at + text(1).length);
    }
    case 'translate': {
      const [from, to] = [text(1), text(2)];
      return text(0)
        .split('')
        .map((one) => (from.includes(one) ? to.charAt(from.indexOf(one)) : one))
        .join('');
    }
    case 'name':
    case 'local-name': {
      const nodes = value(0);
      const node = typeof nodes === 'object' ? nodes[0] : undefined;
      return node === undefined ? '' : name === 'name' ? node.name : node.localName;
    }
    case 'namespace-uri': {
      const nodes = value(0);
      return (typeof nodes === 'object' ? nodes[0]?.namespaceUri : undefined) ?? '';
    }
    case 'sum': {
      const nodes = value(0);
      return typeof nodes === 'object' ? nodes.reduce((sum, node) => sum + Number(node.innerText), 0) : 0;
    }
    case 'floor':
      return Math.floor(numberOf(value(0)));
    case 'ceiling':
      return Math.ceil(numberOf(value(0)));
    case 'round':
      return Math.round(numberOf(value(0)));
    default:
      throw new NetThrow(
        new NetException(
          'System.Xml.XPath.XPathException',
          'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
        ),
      );
  }
}
