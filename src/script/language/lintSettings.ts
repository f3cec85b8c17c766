import type { HashtableAst, StatementAst } from '../syntax/ast.ts';
import { keyText } from '../syntax/keyText.ts';
import { soleExpression } from '../syntax/soleExpression.ts';
import { parseScript } from '../syntax/parseScript.ts';
import type { LintRule } from './lintRule.ts';
import type { Severity } from './finding.ts';

/** Which rules are asked: what a PSScriptAnalyzerSettings.psd1 says of it. Names in lower case. */
export interface LintSettings {
  /** Names or patterns with `*`; null for all that are not off by default. */
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[];
  /** Null for all. */
  readonly severities: readonly Severity[] | null;
  /** `Rules = @{ Name = @{ Enable = … } }`. */
  readonly enabled: ReadonlyMap<string, boolean>;
}

/** What holds where there are no settings. */
export const standardLint: LintSettings = {
  include: null,
  exclude: [],
  severities: null,
  enabled: new Map(),
};

/** Reads a settings file; what it cannot tell without running it is left out. */
export function readLintSettings(text: string): LintSettings {
  const statement = parseScript(text).ast.endBlock?.statements[0];
  const table = statement && hashtableOf(statement);
  if (table === undefined) return standardLint;
  const include = textsAt(table, 'includerules');
  const severities = textsAt(table, 'severity').flatMap((name) => severityNames.get(name) ?? []);
  return {
    include: include.length === 0 ? null : include,
    exclude: textsAt(table, 'excluderules'),
    severities: severities.length === 0 ? null : severities,
    enabled: enabledRules(table),
  };
}

const severityNames: ReadonlyMap<string, Severity> = new Map([
  ['error', 'error'],
  ['warning', 'warning'],
  ['information', 'information'],
]);

/** Whether settings ask a rule. */
export function asks(settings: LintSettings, { id, severity, optional = false }: LintRule): boolean {
  const name = id.toLowerCase();
  const named = (patterns: readonly string[]) => patterns.some((pattern) => fits(pattern, name));
  if (named(settings.exclude)) return false;
  const own = settings.enabled.get(name) ?? settings.enabled.get(name.replace(/^ps/, ''));
  if (own !== undefined) return own;
  if (settings.severities !== null && !settings.severities.includes(severity)) return false;
  return settings.include === null ? !optional : named(settings.include);
}

/** A name, also without its `PS`, or the beginning of one before `*`. */
function fits(pattern: string, name: string): boolean {
  const short = name.replace(/^ps/, '');
  if (!pattern.endsWith('*')) return pattern === name || pattern === short;
  const beginning = pattern.slice(0, -1);
  return name.startsWith(beginning) || short.startsWith(beginning);
}

function valueAt(table: HashtableAst, key: string): StatementAst | undefined {
  return table.entries.find((entry) => keyText(entry.key)?.toLowerCase() === key)?.value;
}

function hashtableOf(statement: StatementAst): HashtableAst | undefined {
  const expression = soleExpression(statement);
  return expression?.kind === 'Hashtable' ? expression : undefined;
}

/** The constant texts of an entry, in lower case. */
function textsAt(table: HashtableAst, key: string): readonly string[] {
  const value = valueAt(table, key);
  return value === undefined ? [] : textsOf(value).map((text) => text.toLowerCase());
}

function textsOf(statement: StatementAst): readonly string[] {
  const expression = soleExpression(statement);
  switch (expression?.kind) {
    case 'StringConstantExpression':
      return [expression.value];
    case 'ArrayLiteral':
      return expression.elements.flatMap((item) =>
        item.kind === 'StringConstantExpression' ? [item.value] : [],
      );
    case 'ArrayExpression':
      return expression.body.statements.flatMap(textsOf);
    default:
      return [];
  }
}

function enabledRules(table: HashtableAst): ReadonlyMap<string, boolean> {
  const enabled = new Map<string, boolean>();
  const value = valueAt(table, 'rules');
  const rules = value && hashtableOf(value);
  for (const { key, value: own } of rules?.entries ?? []) {
    const name = keyText(key);
    const options = hashtableOf(own);
    const enable = options && valueAt(options, 'enable');
    if (name === undefined || enable === undefined) continue;
    const given = soleExpression(enable);
    if (given?.kind === 'VariableExpression')
      enabled.set(name.toLowerCase(), given.path.toLowerCase() === 'true');
  }
  return enabled;
}
