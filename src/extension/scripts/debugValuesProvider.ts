import {
  debug,
  EvaluatableExpression,
  type EvaluatableExpressionProvider,
  type InlineValue,
  type InlineValueContext,
  InlineValueEvaluatableExpression,
  type InlineValuesProvider,
  type Position,
  type Range,
  type TextDocument,
} from 'vscode';
import { variablesBeside, watchedAt } from '../../script/language/watchedExpressions.ts';
import { scriptDebugType } from '../ids.ts';
import { type DocumentModels, rangeIn } from './documentModels.ts';

/** Values of a script that is debugged, under the pointer and behind its lines. */
export class DebugValuesProvider implements EvaluatableExpressionProvider, InlineValuesProvider {
  readonly #models: DocumentModels;

  constructor(models: DocumentModels) {
    this.#models = models;
  }

  provideEvaluatableExpression(
    document: TextDocument,
    position: Position,
  ): EvaluatableExpression | undefined {
    if (!isOwn()) return undefined;
    const found = watchedAt(this.#models.of(document), document.offsetAt(position));
    return found && new EvaluatableExpression(rangeIn(document, found), found.expression);
  }

  provideInlineValues(document: TextDocument, shown: Range, context: InlineValueContext): InlineValue[] {
    if (!isOwn()) return [];
    const range = { start: document.offsetAt(shown.start), end: document.offsetAt(shown.end) };
    const stopped = document.offsetAt(context.stoppedLocation.end);
    return variablesBeside(this.#models.of(document), range, stopped).map(
      (one) => new InlineValueEvaluatableExpression(rangeIn(document, one), one.expression),
    );
  }
}

/** Debuggers of other extensions know what theirs are about. */
function isOwn(): boolean {
  return debug.activeDebugSession?.type === scriptDebugType;
}
