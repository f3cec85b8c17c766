import type { Extent } from '../syntax/extent.ts';

/** How much a finding matters: an `error` keeps a script from doing what it says. */
export type Severity = 'error' | 'warning' | 'information';

/** Text that takes the place of a range of offsets. */
export interface TextEdit extends Extent {
  readonly text: string;
}

/** A change that mends a finding. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it leaves what the script does as it is, so that nobody need look at it. */
  readonly isSafe?: boolean;
}

/** What is wrong, or could be better, at a place of a script. */
export interface Finding extends Extent {
  /** PowerShell's error id, or the rule's name as PSScriptAnalyzer has it. */
  readonly id: string;
  readonly severity: Severity;
  /** A sentence with its full stop. */
  readonly message: string;
  readonly fix: Fix | null;
  /** What stands there is not used: an editor fades it. */
  readonly unnecessary: boolean;
}

/** A text with edits applied; they do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((left, right) => left.start - right.start)) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}

/** The edits of all safe fixes; of those that touch each other, the first. */
export function safeEdits(findings: readonly Finding[]): readonly TextEdit[] {
  let at = -1;
  const chosen: TextEdit[] = [];
  const fixes = findings.flatMap(({ fix }) => (fix?.isSafe === true ? [fix] : []));
  for (const { edits } of fixes.toSorted((left, right) => startOf(left) - startOf(right))) {
    if (edits.some(({ start }) => start < at)) continue;
    chosen.push(...edits);
    at = Math.max(at, ...edits.map(({ end }) => end));
  }
  return chosen;
}

function startOf({ edits }: Fix): number {
  return Math.min(...edits.map(({ start }) => start));
}
