import type { AnyAst } from './anyAst.ts';
import type { BinaryExpressionAst, CommandAst, DataStatementAst } from './ast.ts';
import { childNodes } from './childNodes.ts';
import type { ParseDiagnostic } from './diagnostic.ts';
import { type DiagnosticId, diagnosticText } from './diagnosticTexts.ts';
import type { ParsedScript } from './parsedScript.ts';
import type { SemanticReport } from './semanticReport.ts';

const allowedVariables = ['PSCulture', 'PSUICulture', 'true', 'false', 'null'];

const manifestNames = {
  commands: new Set([
    'import-localizeddata',
    'convertfrom-stringdata',
    'write-host',
    'out-host',
    'join-path',
  ]),
  variables: ['PSScriptRoot', 'PSEdition', 'EnabledExperimentalFeatures', ...allowedVariables],
};

const allowedTypes: ReadonlySet<string> = new Set([
  ...[
    'bool',
    'boolean',
    'byte',
    'char',
    'datetime',
    'decimal',
    'double',
    'float',
    'single',
    'guid',
    'int',
    'int32',
  ],
  ...[
    'int16',
    'int64',
    'long',
    'string',
    'array',
    'hashtable',
    'switch',
    'timespan',
    'uint16',
    'uint32',
    'uint64',
  ],
  ...[
    'sbyte',
    'uri',
    'version',
    'xml',
    'regex',
    'object',
    'psobject',
    'pscustomobject',
    'scriptblock',
    'type',
  ],
  ...[
    'void',
    'ordered',
    'short',
    'ushort',
    'uint',
    'ulong',
    'bigint',
    'cultureinfo',
    'ipaddress',
    'mailaddress',
  ],
  ...[
    'securestring',
    'pscredential',
    'psprimitivedictionary',
    'ref',
    'nullstring',
    'dscresource',
    'wmi',
    'cimclass',
  ],
]);

const forbiddenOperators: ReadonlySet<string> = new Set([
  '..',
  'f',
  'join',
  'replace',
  'split',
  'match',
  'notmatch',
]);

const forbidden: ReadonlyMap<AnyAst['kind'], DiagnosticId> = new Map([
  ['AssignmentStatement', 'AssignmentStatementNotSupportedInDataSection'],
  ['FunctionDefinition', 'FunctionDeclarationNotSupportedInDataSection'],
  ['ScriptBlockExpression', 'ScriptBlockNotSupportedInDataSection'],
  ['ForEachStatement', 'ForeachStatementNotSupportedInDataSection'],
  ['ForStatement', 'ForWhileStatementNotSupportedInDataSection'],
  ['WhileStatement', 'ForWhileStatementNotSupportedInDataSection'],
  ['DoWhileStatement', 'DoWhileStatementNotSupportedInDataSection'],
  ['DoUntilStatement', 'DoWhileStatementNotSupportedInDataSection'],
  ['SwitchStatement', 'SwitchStatementNotSupportedInDataSection'],
  ['TryStatement', 'TryStatementNotSupportedInDataSection'],
  ['TrapStatement', 'TrapStatementNotSupportedInDataSection'],
  ['DataStatement', 'DataSectionStatementNotSupportedInDataSection'],
  ['ReturnStatement', 'FlowControlStatementNotSupportedInDataSection'],
  ['ExitStatement', 'FlowControlStatementNotSupportedInDataSection'],
  ['ThrowStatement', 'FlowControlStatementNotSupportedInDataSection'],
  ['BreakStatement', 'FlowControlStatementNotSupportedInDataSection'],
  ['ContinueStatement', 'FlowControlStatementNotSupportedInDataSection'],
  ['MemberExpression', 'PropertyReferenceNotSupportedInDataSection'],
  ['InvokeMemberExpression', 'MethodCallNotSupportedInDataSection'],
  ['IndexExpression', 'ArrayReferenceNotSupportedInDataSection'],
  ['Attribute', 'AttributeNotSupportedInDataSection'],
  ['FileRedirection', 'RedirectionNotSupportedInDataSection'],
  ['MergingRedirection', 'RedirectionNotSupportedInDataSection'],
]);

/** Reports what may not stand in a `data` section: all but values, allowed commands and `if`. */
export function checkDataSection(node: DataStatementAst, text: string, reports: SemanticReport): void {
  const commands = new Set(['convertfrom-stringdata']);
  for (const command of node.commandsAllowed) {
    if (command.kind === 'StringConstantExpression') commands.add(command.value.toLowerCase());
  }
  checkParts(node.body, { commands, variables: allowedVariables }, text, reports);
}

/** What may not stand in a module manifest, which has more variables and commands than a `data` section. */
export function checkManifest(parsed: Pick<ParsedScript, 'ast' | 'text'>): ParseDiagnostic[] {
  return found(parsed, manifestNames);
}

/** What may not stand in a file of data: what may not in a `data` section with these commands. */
export function checkData(
  parsed: Pick<ParsedScript, 'ast' | 'text'>,
  commands: readonly string[],
): ParseDiagnostic[] {
  const allowed = new Set(['convertfrom-stringdata', ...commands.map((name) => name.toLowerCase())]);
  return found(parsed, { commands: allowed, variables: allowedVariables });
}

function found({ ast, text }: Pick<ParsedScript, 'ast' | 'text'>, allowed: AllowedNames): ParseDiagnostic[] {
  const found: ParseDiagnostic[] = [];
  checkParts(ast, allowed, text, {
    report: (id, { start, end }, ...values) => {
      found.push({ id, start, end, message: diagnosticText(id, values), incompleteInput: false });
    },
  });
  return found;
}

/** Names that restricted code may use; those of variables as they are told of. */
interface AllowedNames {
  readonly commands: ReadonlySet<string>;
  readonly variables: readonly string[];
}

function checkParts(node: AnyAst, allowed: AllowedNames, text: string, reports: SemanticReport): void {
  checkNode(node, allowed, text, reports);
  for (const child of childNodes(node)) checkParts(child, allowed, text, reports);
}

function checkNode(node: AnyAst, allowed: AllowedNames, text: string, reports: SemanticReport): void {
  const id = forbidden.get(node.kind);
  if (id !== undefined) reports.report(id, node);
  switch (node.kind) {
    case 'FunctionDefinition':
      reports.report('ScriptBlockNotSupportedInDataSection', node.body);
      break;
    case 'VariableExpression':
      if (!allowed.variables.some((name) => name.toLowerCase() === node.path.toLowerCase())) {
        const names = allowed.variables.map((name) => `$${name}`).join(', ');
        reports.report('VariableReferenceNotSupportedInDataSection', node, names);
      }
      break;
    case 'TypeConstraint':
    case 'TypeExpression':
      if (!allowedTypes.has(node.typeName.name.toLowerCase().replace(/^system\./, ''))) {
        reports.report('TypeNotAllowedInDataSection', node, node.typeName.name);
      }
      break;
    case 'BinaryExpression':
      if (forbiddenOperators.has(node.operator)) {
        reports.report('OperatorNotSupportedInDataSection', node.operatorExtent, operatorText(node));
      }
      break;
    case 'UnaryExpression':
      if (/\+\+|--|join|split/.test(node.operator)) {
        const name = node.operator.replace(/^(prefix|postfix)/, '');
        reports.report('OperatorNotSupportedInDataSection', node, /^\w/.test(name) ? `-${name}` : name);
      }
      break;
    case 'Command':
      checkCommand(node, allowed.commands, text, reports);
      break;
    default:
      break;
  }
}

function checkCommand(
  node: CommandAst,
  allowed: ReadonlySet<string>,
  text: string,
  reports: SemanticReport,
): void {
  if (node.invocationOperator === 'dot') {
    reports.report('DotSourcingNotSupportedInDataSection', node);
    return;
  }
  const [name] = node.elements;
  if (name === undefined) return;
  const called = name.kind === 'StringConstantExpression' ? name.value : text.slice(name.start, name.end);
  if (!allowed.has(called.toLowerCase()))
    reports.report('CmdletNotInAllowedListForDataSection', node, called);
}

/** Operators with a case-sensitive form go by the name of the one that ignores case. */
function operatorText({ operator, caseSensitive }: BinaryExpressionAst): string {
  if (operator === '..') return operator;
  if (operator === 'f' || operator === 'join') return `-${operator}`;
  return `-${caseSensitive ? 'c' : 'i'}${operator}`;
}
