import type { LintRule } from '../lintRule.ts';

/** A backtick before blanks at the end of a line does not continue it. */
export const misleadingBacktick: LintRule = {
  id: 'PSMisleadingBacktick',
  severity: 'warning',
  description: 'End a line right behind the backtick that continues it.',
  *check(model) {
    const texts = model.nodes.filter(
      ({ kind }) => kind === 'StringConstantExpression' || kind === 'ExpandableStringExpression',
    );
    const skipped = [...texts, ...model.parsed.comments];
    for (const { index, 0: found } of model.text.matchAll(/`[ \t]+(?=\r?\n)/g)) {
      if (skipped.some(({ start, end }) => start <= index && index < end)) continue;
      const start = index + 1;
      const end = index + found.length;
      const fix = { title: 'Remove the blanks', edits: [{ start, end, text: '' }] };
      const message = 'The blanks behind the backtick keep it from continuing the line.';
      yield { start: index, end, message, fix };
    }
  },
};
