import type { VariableExpressionAst } from '../../syntax/ast.ts';
import type { Extent } from '../../syntax/extent.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { nothing, type Value } from '../../values/value.ts';
import { assignVariable } from '../variables/assignVariable.ts';
import { placedError } from '../errorFlow.ts';
import type { Evaluate, Frame } from '../execution.ts';
import { readDriveVariable, writeDriveVariable } from '../variables/driveVariable.ts';
import { qualifiedScope, scopeQualifiers } from '../variables/qualifiedScope.ts';

/** How a compiled target of an assignment is written to. */
export type Assign = (frame: Frame, value: Value) => void;

/** A path such as `script:x` in its parts, lower-case; the qualifier is null where there is none. */
export interface VariablePath {
  readonly qualifier: string | null;
  readonly name: string;
  readonly key: string;
}

/** Splits the path of a variable. `variable:x` is `x`. */
export function variablePath(path: string): VariablePath {
  const colon = path.indexOf(':');
  if (colon <= 0) return { qualifier: null, name: path, key: path.toLowerCase() };
  const qualifier = path.slice(0, colon).toLowerCase();
  const name = path.slice(colon + 1);
  return { qualifier: qualifier === 'variable' ? null : qualifier, name, key: name.toLowerCase() };
}

const constants = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** `$name` where a value stands. Strict mode 1 still lets unset variables stand anywhere within a text. */
export function compileVariable(ast: VariableExpressionAst, inText = false): Evaluate {
  const path = variablePath(ast.path);
  const strictFrom = inText ? 2 : 1;
  if (path.qualifier === null) {
    const constant = constants.get(path.key);
    if (constant !== undefined) return () => constant;
    return path.key === '_' || path.key === 'psitem'
      ? readUnderscore(strictFrom, ast)
      : readPlain(path, ast.path, strictFrom, ast);
  }
  return readQualified(path, ast.path, strictFrom, ast);
}

/** `$name` where `+=` or its like changes it: what the block's own scope has, null where it has none; never an error under strict mode. */
export function compileOwnVariable(ast: VariableExpressionAst): Evaluate {
  const read = compileVariable(ast);
  const { qualifier, key } = variablePath(ast.path);
  if (qualifier !== null) return read;
  return (frame) =>
    frame.body?.hasOwnVariables() === true ? (frame.scope.own(key)?.read() ?? null) : read(frame);
}

/** `$_`. */
function readUnderscore(strictFrom: number, at: Extent): Evaluate {
  return (frame) => {
    const variable = frame.scope.find('_');
    return variable === undefined ? undefinedVariable(frame, '_', strictFrom, at) : variable.value;
  };
}

function readPlain({ key }: VariablePath, written: string, strictFrom: number, at: Extent): Evaluate {
  return (frame) => {
    const variable = frame.scope.find(key);
    if (variable === undefined) return undefinedVariable(frame, written, strictFrom, at);
    return variable.plain ? variable.value : variable.read();
  };
}

function readQualified(path: VariablePath, written: string, strictFrom: number, at: Extent): Evaluate {
  const { qualifier, key } = path;
  if (qualifier === null || !scopeQualifiers.has(qualifier))
    return (frame) => readDriveVariable(frame, path) ?? null;
  return (frame) => {
    const scope = qualifiedScope(qualifier, frame);
    const variable = scope.own(key);
    const isHidden = variable?.options.has('Private') === true && scope !== frame.scope;
    return variable === undefined || isHidden
      ? undefinedVariable(frame, written, strictFrom, at)
      : variable.read();
  };
}

/** What an unset variable gives: null, or an error from a strict mode on. */
function undefinedVariable(frame: Frame, written: string, strictFrom: number, at: Extent): Value {
  if (frame.scope.strict < strictFrom) return null;
  const error = scriptError(
    'VariableIsUndefined',
    `The variable '$${written}' cannot be retrieved because it has not been set.`,
    'InvalidOperation',
    { target: written },
  );
  throw placedError(error, frame, at);
}

/** Writing to `$name`. */
export function compileVariableAssignment(ast: VariableExpressionAst): Assign {
  const path = variablePath(ast.path);
  const { qualifier, name, key } = path;
  // `$null = …` takes and forgets.
  if (qualifier === null && key === 'null') return () => undefined;
  if (qualifier === null)
    return (frame, value) => {
      const variable = frame.scope.variables.get(key);
      if (variable?.plain === true) variable.value = value;
      else assignVariable(frame.scope, name, value);
    };
  if (!scopeQualifiers.has(qualifier))
    return (frame, value) => {
      writeDriveVariable(frame, path, value === nothing ? null : value);
    };
  return (frame, value) => {
    const scope = qualifiedScope(qualifier, frame);
    const variable = assignVariable(scope, name, value);
    if (qualifier === 'private') variable.setOptions([...variable.options, 'Private']);
  };
}
