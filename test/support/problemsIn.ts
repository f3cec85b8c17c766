import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isRecord, parsed } from './parsedJson.ts';

/** What a problem matcher of the manifest finds in output, by the names that patterns give to their groups. */
export type Problem = Readonly<Record<string, string>>;

interface Pattern {
  readonly form: RegExp;
  readonly groups: readonly (readonly [string, number])[];
}

/** Matches lines as VS Code does: each pattern of a matcher finds the line after that of the one before. */
export function problemsIn(name: string, output: string): readonly Problem[] {
  const patterns = patternsOf(name);
  const lines = output.split('\n');
  return lines.flatMap((_, at) => {
    const found = patterns.map(({ form }, index) => form.exec(lines[at + index] ?? ''));
    if (found.some((match) => match === null)) return [];
    const parts = patterns.flatMap(({ groups }, index) =>
      groups.flatMap(([part, group]) => {
        const text = found[index]?.[group];
        return text === undefined ? [] : [[part, text] as const];
      }),
    );
    return [Object.fromEntries(parts)];
  });
}

function patternsOf(name: string): readonly Pattern[] {
  const manifest = parsed(readFileSync('package.json', 'utf8'));
  const contributes = isRecord(manifest) ? manifest['contributes'] : undefined;
  const matchers: unknown = isRecord(contributes) ? contributes['problemMatchers'] : undefined;
  assert.ok(Array.isArray(matchers));
  const all: readonly unknown[] = matchers;
  const matcher = all.find((one) => isRecord(one) && one['name'] === name);
  assert.ok(isRecord(matcher), `There is no problem matcher ${name}`);
  return [matcher['pattern']].flat().map((pattern) => {
    assert.ok(isRecord(pattern));
    const { regexp, ...groups } = pattern;
    return {
      form: new RegExp(String(regexp)),
      groups: Object.entries(groups).map(([part, group]) => [part, Number(group)] as const),
    };
  });
}
