import type { DiagnosticId } from './diagnosticTexts.ts';
import type { Extent } from './extent.ts';

/** Takes what a check of the finished tree finds. */
export interface SemanticReport {
  report(id: DiagnosticId, at: Extent, ...values: readonly string[]): void;
}
