import process from 'node:process';
import { parseArgs } from 'node:util';
import { runSnippet } from './runSnippet.ts';
import { recordedSnippets } from './recordedSnippets.ts';
import { differingFields, valueFields } from './snippetDifferences.ts';

/** Compares what the product answers with what PowerShell answered: `npx tsx test/support/script/recorded.ts --area errors --fails`. */
const { values: options } = parseArgs({
  options: { area: { type: 'string' }, id: { type: 'string' }, fails: { type: 'boolean' } },
});

const chosen = recordedSnippets().filter(
  ({ area, id }) =>
    (options.area === undefined || options.area === area) && (options.id === undefined || options.id === id),
);
const tallies = new Map<string, { total: number; values: number; all: number }>();
for (const snippet of chosen) {
  const actual = runSnippet(snippet);
  const differing = differingFields(snippet, actual);
  const tally = tallies.get(snippet.area) ?? { total: 0, values: 0, all: 0 };
  tallies.set(snippet.area, tally);
  tally.total++;
  if (!differing.some((field) => valueFields.includes(field))) tally.values++;
  if (differing.length === 0) tally.all++;
  if (differing.length > 0 && (options.fails === true || options.id !== undefined)) {
    process.stdout.write(`\n=== ${snippet.id}\n${snippet.code}\n`);
    for (const field of differing)
      process.stdout.write(
        `--- ${field}\nexpected: ${shown(snippet[field])}\nactual:   ${shown(actual[field])}\n`,
      );
  }
}
process.stdout.write('\narea           total  values   all\n');
const sum = { total: 0, values: 0, all: 0 };
for (const [area, { total, values, all }] of tallies) {
  sum.total += total;
  sum.values += values;
  sum.all += all;
  process.stdout.write(
    `${area.padEnd(14)} ${String(total).padStart(5)} ${String(values).padStart(7)} ${String(all).padStart(5)}\n`,
  );
}
process.stdout.write(
  `${'all'.padEnd(14)} ${String(sum.total).padStart(5)} ${percent(sum.values)} ${percent(sum.all)}\n`,
);

function percent(count: number): string {
  return `${((100 * count) / Math.max(1, sum.total)).toFixed(1)} %`.padStart(7);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `\n${value}` : JSON.stringify(value, null, 1);
}
