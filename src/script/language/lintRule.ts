import type { Extent } from '../syntax/extent.ts';
import type { Fix, Severity } from './finding.ts';
import type { ScriptModel } from './scriptModel.ts';

/** What a rule found at a place. */
export interface Found extends Extent {
  /** A sentence with its full stop. */
  readonly message: string;
  readonly fix?: Fix;
  /** What stands there is not used. */
  readonly unnecessary?: boolean;
}

/** A rule for scripts, named as PSScriptAnalyzer names it where that has it. */
export interface LintRule {
  readonly id: string;
  readonly severity: Severity;
  /** What it is about, a sentence. */
  readonly description: string;
  /** Whether it is asked only where the settings name it. */
  readonly optional?: boolean;
  /** Whether it says something about a script as a whole: it is not asked while the parser does not understand a part of it. */
  readonly needsWhole?: boolean;
  check(model: ScriptModel): Iterable<Found>;
}
