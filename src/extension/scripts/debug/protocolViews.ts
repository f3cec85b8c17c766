import path from 'node:path';
import { l10n } from 'vscode';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { FrameView, ScopeView, ValueView, VariableView } from '../../../script/debug/debugMessages.ts';
import type { PlacedBreakpoint, PlacedInFunction } from '../../../script/debug/placeBreakpoints.ts';

/** What the debugger of scripts can do. */
export function capabilities(): DebugProtocol.Capabilities {
  return {
    supportsConfigurationDoneRequest: true,
    supportsConditionalBreakpoints: true,
    supportsHitConditionalBreakpoints: true,
    supportsLogPoints: true,
    supportsEvaluateForHovers: true,
    supportsSetVariable: true,
    supportsSetExpression: true,
    supportsTerminateRequest: true,
    supportsFunctionBreakpoints: true,
    supportsBreakpointLocationsRequest: true,
    supportsLoadedSourcesRequest: true,
    supportsCompletionsRequest: true,
    completionTriggerCharacters: ['$', '.', '-', '['],
    supportsExceptionFilterOptions: true,
    exceptionBreakpointFilters: [
      exceptionFilter('all', l10n.t('All Errors'), false),
      exceptionFilter('uncaught', l10n.t('Uncaught Errors'), true),
    ],
  };
}

function exceptionFilter(
  filter: string,
  label: string,
  isDefault: boolean,
): DebugProtocol.ExceptionBreakpointsFilter {
  const conditionDescription = l10n.t(
    'Types of exceptions or error ids, between commas, * for any: PathNotFound, System.IO.*; !… leaves out',
  );
  return { filter, label, default: isDefault, supportsCondition: true, conditionDescription };
}

/** A file that a script consists of. */
export function sourceView(file: string): DebugProtocol.Source {
  return { name: path.basename(file), path: file };
}

/** A breakpoint as the editor shows it: where the next statement is, or why it is gray. */
export function breakpointView(placed: PlacedBreakpoint): DebugProtocol.Breakpoint {
  switch (placed.kind) {
    case 'placed':
      return {
        ...{ id: placed.breakpoint.id, verified: true, line: placed.line },
        ...(placed.column === null ? {} : { column: placed.column }),
      };
    case 'noStatement':
      return { id: placed.id, verified: false, message: l10n.t('No statement follows here') };
    case 'wrongHitCondition':
      return {
        ...{ id: placed.id, verified: false, line: placed.line },
        message: wrongHitCondition(),
      };
  }
}

function wrongHitCondition(): string {
  return l10n.t('A hit count is a number: 5, >= 5, == 5, % 5');
}

/** A breakpoint of a function as the editor shows it; which functions there will be, nobody knows before. */
export function functionBreakpointView(placed: PlacedInFunction): DebugProtocol.Breakpoint {
  return placed.kind === 'placed'
    ? { id: placed.breakpoint.id, verified: true }
    : { id: placed.id, verified: false, message: wrongHitCondition() };
}

/** An entry of the call stack; its number is that of the frame, from 1. */
export function frameView({ file, ...frame }: FrameView, index: number): DebugProtocol.StackFrame {
  const source = file === null ? {} : { source: sourceView(file) };
  return { id: index + 1, ...frame, ...source };
}

/** A scope; those that are large or seldom looked at are read when they are opened. */
export function scopeView({ name, reference }: ScopeView): DebugProtocol.Scope {
  const names = {
    Local: l10n.t('Local'),
    Automatic: l10n.t('Automatic'),
    Script: l10n.t('Script'),
    Global: l10n.t('Global'),
  };
  return { name: names[name], variablesReference: reference, expensive: name !== 'Local' };
}

/** A variable, a property or an element. */
export function variableView({ name, expression, ...view }: VariableView): DebugProtocol.Variable {
  return { name, ...valueView(view), ...(expression === null ? {} : { evaluateName: expression }) };
}

/** A value without a name. */
export function valueView({ value, type, reference, elements }: ValueView): {
  readonly value: string;
  readonly type: string;
  readonly variablesReference: number;
  readonly indexedVariables?: number;
} {
  const indexed = elements === null ? {} : { indexedVariables: elements };
  return { value, type, variablesReference: reference, ...indexed };
}
