import type { AnyAst } from './anyAst.ts';
import type { ExpressionAst, FunctionMemberAst, StatementAst, StatementBlockAst } from './ast.ts';
import { assignedVariables } from './assignmentTargets.ts';
import { childNodes } from './childNodes.ts';
import type { SemanticReport } from './semanticReport.ts';

/** Variables that a method may read without assigning them. */
const automatic: ReadonlySet<string> = new Set([
  ...['args', 'input', 'pscmdlet', 'myinvocation', 'psscriptroot', 'pscommandpath', 'psboundparameters'],
  ...['this', '_', 'psitem', 'true', 'false', 'null', 'pwd', 'error', 'matches', 'lastexitcode', '?', '$'],
  ...['stacktrace', 'nestedpromptlevel', 'outputencoding'],
]);

/** Scopes and drives whose variables a method may read. */
const outsideMethod = /^(?!local:|private:|variable:|using:)[^:]+:/i;

/** What holds behind a statement. */
interface Flow {
  /** Whether what follows is reached. */
  readonly falls: boolean;
  /** Names, in lower case, of the variables that surely have been assigned. */
  readonly assigned: ReadonlySet<string>;
}

/** Reports variables that a method reads before it assigned them. Tells whether its end can be reached without `return`. */
export function checkMethodFlow(method: FunctionMemberAst, reports: SemanticReport): boolean {
  const parameters = method.parameters.map(({ name }) => name.path.toLowerCase());
  const flow = new MethodFlow(reports);
  const block = method.body.endBlock;
  if (block === null) return true;
  return flow.statements(block.statements, new Set(parameters)).falls;
}

class MethodFlow {
  readonly #reports: SemanticReport;

  constructor(reports: SemanticReport) {
    this.#reports = reports;
  }

  statements(statements: readonly StatementAst[], before: ReadonlySet<string>): Flow {
    let assigned = before;
    let falls = true;
    for (const statement of statements) {
      // Nobody looks at what is never reached.
      if (!falls) break;
      const flow = this.#statement(statement, assigned);
      assigned = flow.assigned;
      falls = flow.falls;
    }
    return { falls, assigned };
  }

  #block(block: StatementBlockAst, assigned: ReadonlySet<string>): Flow {
    return this.statements(block.statements, assigned);
  }

  #statement(node: StatementAst, before: ReadonlySet<string>): Flow {
    switch (node.kind) {
      case 'AssignmentStatement': {
        const { assigned, falls } = this.#statement(node.right, before);
        const targets = assignedVariables(node.left);
        const names = targets.map(({ path }) => path.toLowerCase());
        const known = new Set([...assigned, ...names]);
        this.#read(node.left, known);
        return { falls, assigned: known };
      }
      case 'IfStatement': {
        let tested = before;
        const branches: Flow[] = [];
        for (const { condition, body } of node.clauses) {
          tested = this.#statement(condition, tested).assigned;
          branches.push(this.#block(body, tested));
        }
        branches.push(
          node.elseClause === null ? { falls: true, assigned: tested } : this.#block(node.elseClause, tested),
        );
        return joined(branches);
      }
      case 'WhileStatement': {
        const { assigned } = this.#statement(node.condition, before);
        this.#block(node.body, assigned);
        return { falls: true, assigned };
      }
      case 'DoWhileStatement':
      case 'DoUntilStatement': {
        const body = this.#block(node.body, before);
        const { assigned } = this.#statement(node.condition, body.assigned);
        return { falls: body.falls || leavesLoop(node.body), assigned };
      }
      case 'ForStatement': {
        let assigned =
          node.initializer === null ? before : this.#statement(node.initializer, before).assigned;
        if (node.condition !== null) assigned = this.#statement(node.condition, assigned).assigned;
        const body = this.#block(node.body, assigned);
        if (node.iterator !== null) this.#statement(node.iterator, body.assigned);
        return { falls: node.condition !== null || leavesLoop(node.body), assigned };
      }
      case 'ForEachStatement': {
        const { assigned } = this.#statement(node.collection, before);
        const known = new Set([...assigned, node.variable.path.toLowerCase(), 'foreach']);
        this.#block(node.body, known);
        return { falls: true, assigned: known };
      }
      case 'SwitchStatement': {
        const { assigned } = this.#statement(node.condition, before);
        const known = new Set([...assigned, 'switch']);
        for (const { condition, body } of node.clauses) {
          this.#read(condition, known);
          this.#block(body, known);
        }
        if (node.defaultClause !== null) this.#block(node.defaultClause, known);
        return { falls: true, assigned: known };
      }
      case 'TryStatement': {
        const body = this.#block(node.body, before);
        const catches = node.catches.map((clause) => this.#block(clause.body, before));
        const tried = joined([body, ...catches]);
        const assigned = catches.length === 0 ? before : tried.assigned;
        if (node.finallyBlock === null) return { falls: tried.falls, assigned };
        const last = this.#block(node.finallyBlock, before);
        return { falls: tried.falls && last.falls, assigned: new Set([...assigned, ...last.assigned]) };
      }
      case 'ReturnStatement':
      case 'ExitStatement':
      case 'ThrowStatement': {
        const assigned = node.pipeline === null ? before : this.#statement(node.pipeline, before).assigned;
        return { falls: false, assigned };
      }
      case 'BreakStatement':
      case 'ContinueStatement':
        return { falls: false, assigned: before };
      case 'FunctionDefinition':
      case 'TypeDefinition':
      case 'TrapStatement':
      case 'DataStatement':
        return { falls: true, assigned: before };
      default:
        return { falls: true, assigned: this.#read(node, before) };
    }
  }

  /** Reads what an expression or a command reads; assignments within parentheses count. */
  #read(node: AnyAst, before: ReadonlySet<string>): ReadonlySet<string> {
    switch (node.kind) {
      case 'VariableExpression':
        this.#variable(node, before);
        return before;
      case 'ScriptBlockExpression':
      case 'UsingExpression':
        return before;
      case 'ParenExpression':
        return this.#statement(node.pipeline, before).assigned;
      case 'SubExpression':
      case 'ArrayExpression':
        return this.#block(node.body, before).assigned;
      default: {
        let assigned = before;
        for (const child of childNodes(node)) {
          assigned =
            child.kind === 'AssignmentStatement'
              ? this.#statement(child, assigned).assigned
              : this.#read(child, assigned);
        }
        return assigned;
      }
    }
  }

  #variable(
    node: ExpressionAst & { readonly kind: 'VariableExpression' },
    assigned: ReadonlySet<string>,
  ): void {
    const name = node.path.toLowerCase();
    if (automatic.has(name) || assigned.has(name) || outsideMethod.test(name)) return;
    this.#reports.report('VariableNotLocal', node);
  }
}

/** Behind several ways: what all that are gone to the end have assigned. */
function joined(flows: readonly Flow[]): Flow {
  const falling = flows.filter(({ falls }) => falls);
  const [first, ...rest] = falling.length > 0 ? falling : flows;
  const assigned = [...(first?.assigned ?? [])].filter((name) =>
    rest.every((flow) => flow.assigned.has(name)),
  );
  return { falls: falling.length > 0, assigned: new Set(assigned) };
}

/** Whether a `break` or `continue` stands in a loop's body, outside of inner loops. */
function leavesLoop(node: AnyAst): boolean {
  switch (node.kind) {
    case 'BreakStatement':
    case 'ContinueStatement':
      return true;
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'DoUntilStatement':
    case 'ForStatement':
    case 'ForEachStatement':
    case 'SwitchStatement':
    case 'ScriptBlockExpression':
      return false;
    default:
      return childNodes(node).some(leavesLoop);
  }
}
