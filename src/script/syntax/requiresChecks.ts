import type { Comment } from './comment.ts';
import { specificationProblem, tableIn } from './moduleSpecification.ts';
import type { SemanticReport } from './semanticReport.ts';

const parameters = [
  'version',
  'psedition',
  'modules',
  'runasadministrator',
  'shellid',
  'pssnapin',
  'assembly',
];

const part = /"[^"]*"|'[^']*'|@\{[^}]*\}|[^\s,]+/g;

/** Reports `#Requires` lines that say nothing a script can ask for. */
export function checkRequires(text: string, comments: readonly Comment[], reports: SemanticReport): void {
  for (const comment of comments) {
    const line = text.slice(comment.start, comment.end);
    if (!comment.block && /^#requires\s/i.test(line)) checkLine(line, comment.start, reports);
  }
}

function checkLine(line: string, offset: number, reports: SemanticReport): void {
  const seen = new Set<string>();
  const parts = [...line.matchAll(part)].slice(1);
  for (let index = 0; index < parts.length; index++) {
    const [word = ''] = parts[index] ?? [];
    const start = offset + (parts[index]?.index ?? 0);
    const extent = { start, end: start + word.length };
    if (!word.startsWith('-')) {
      if (seen.size === 0) reports.report('ScriptRequiresInvalidFormat', extent);
      continue;
    }
    const written = word.slice(1);
    const name = parameters.find((known) => written !== '' && known.startsWith(written.toLowerCase()));
    if (seen.has(name ?? '')) {
      reports.report('ParameterAlreadyBound', extent, written);
      return;
    }
    if (name === 'runasadministrator') {
      seen.add(name);
      continue;
    }
    const [value = ''] = parts[index + 1] ?? [];
    if (value === '' || value.startsWith('-')) {
      reports.report('ParameterRequiresArgument', extent, written);
      return;
    }
    if (name === undefined) {
      reports.report('ScriptRequiresInvalidFormat', extent);
      return;
    }
    seen.add(name);
    if (name === 'version' && !/^["']?\d+(?:\.\d+){0,3}["']?$/.test(value)) {
      const at = offset + (parts[index + 1]?.index ?? 0);
      reports.report('RequiresVersionInvalid', { start: at, end: at + value.length });
    }
    index++;
    if (name !== 'modules') continue;
    const first = index;
    while (parts[index + 1] !== undefined && parts[index + 1]?.[0].startsWith('-') !== true) index++;
    const modules = parts.slice(first, index + 1);
    const problem = modules.flatMap(([written]) =>
      written.startsWith('@{') ? (specificationProblem(tableIn(written)) ?? []) : [],
    )[0];
    const at = offset + (parts[first]?.index ?? 0);
    const last = modules.at(-1);
    if (problem !== undefined)
      reports.report(
        'RequiresModuleInvalid',
        { start: at, end: offset + (last?.index ?? 0) + (last?.[0].length ?? 0) },
        `Cannot convert value "System.Collections.Hashtable" to type "Microsoft.PowerShell.Commands.ModuleSpecification". Error: "${problem}"`,
      );
  }
}
