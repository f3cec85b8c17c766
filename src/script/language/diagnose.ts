import { rangeOf } from './wordRange.ts';
import type { Finding } from './finding.ts';
import { asks, type LintSettings, standardLint } from './lintSettings.ts';
import { allRules } from './rules/allRules.ts';
import type { ScriptModel } from './scriptModel.ts';
import { suppressionsOf } from './suppressions.ts';

/** What the parser and the rules say of a script, in the order of the text. */
export function diagnose(model: ScriptModel, settings: LintSettings = standardLint): readonly Finding[] {
  const errors = model.parsed.diagnostics.map(({ id, message, ...at }): Finding => {
    const { start, end } = rangeOf(model.text, at);
    return { id, severity: 'error', message, start, end, fix: null, unnecessary: false };
  });
  const suppressed = suppressionsOf(model);
  const found = allRules
    .filter((rule) => asks(settings, rule) && (errors.length === 0 || rule.needsWhole !== true))
    .flatMap((rule) => {
      const own = suppressed.filter((one) => one.rule === rule.id.toLowerCase());
      return [...rule.check(model)].flatMap(
        ({ start, end, message, fix = null, unnecessary = false }): Finding[] =>
          own.some(
            (one) =>
              one.start <= start &&
              end <= one.end &&
              (one.target === '' || one.target === '*' || message.toLowerCase().includes(`'${one.target}'`)),
          )
            ? []
            : [{ id: rule.id, severity: rule.severity, message, start, end, fix, unnecessary }],
      );
    });
  return inOrder([...errors, ...found]);
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((left, right) => left.start - right.start || left.end - right.end);
}
