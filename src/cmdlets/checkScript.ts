import { diagnose } from '../script/language/diagnose.ts';
import type { Severity } from '../script/language/finding.ts';
import { type LintSettings, readLintSettings, standardLint } from '../script/language/lintSettings.ts';
import { ScriptModel } from '../script/language/scriptModel.ts';
import { LineMap } from '../script/syntax/lineMap.ts';
import { parseScript } from '../script/syntax/parseScript.ts';
import { languageKnowledge } from './scriptLanguage.ts';

/** What `susync check` says about a place of a script; lines and columns count from 1. */
export interface CheckedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly id: string;
  readonly message: string;
}

/** Checks the text of a script: what the parser and the rules say of it. Nothing of it runs. */
export function checkScript(file: string, text: string, settings: LintSettings): readonly CheckedPlace[] {
  const model = new ScriptModel(parseScript(text, { file }), languageKnowledge());
  const lines = new LineMap(text);
  return diagnose(model, settings).map(({ start, end, severity, id, message }) => {
    const from = lines.position(start);
    const to = lines.position(end);
    return {
      ...{ file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
      ...{ severity, id, message },
    };
  });
}

/** The rules that a PSScriptAnalyzerSettings.psd1 asks for; the usual ones where there is none. */
export function settingsFrom(text: string | null): LintSettings {
  return text === null ? standardLint : readLintSettings(text);
}
