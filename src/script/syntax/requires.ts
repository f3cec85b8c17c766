import { tableIn } from './moduleSpecification.ts';
import type { ParsedScript } from './parsedScript.ts';

/** A module that a script requires. */
export interface RequiredModule {
  readonly name: string;
  readonly minimumVersion: string | null;
  readonly requiredVersion: string | null;
  readonly maximumVersion: string | null;
}

/** What the `#Requires` lines of a script ask for, together. */
export interface Requirements {
  /** As written: `7.2`; null where none is asked for. */
  readonly version: string | null;
  readonly editions: readonly string[];
  readonly modules: readonly RequiredModule[];
  readonly elevated: boolean;
  /** Offset of the first of the lines; null where there is none. */
  readonly start: number | null;
}

const word = /-?"[^"]*"|'[^']*'|@\{[^}]*\}|[^\s,]+|,/g;

/** Reads the `#Requires` lines: they count wherever they stand. */
export function requirementsOf({ text, comments }: ParsedScript): Requirements {
  let version: string | null = null;
  let elevated = false;
  let start: number | null = null;
  const editions: string[] = [];
  const modules: RequiredModule[] = [];
  for (const comment of comments) {
    const line = text.slice(comment.start, comment.end);
    if (comment.block || !/^#requires\s/i.test(line)) continue;
    start ??= comment.start;
    let parameter = '';
    for (const [part] of line.slice('#requires'.length).matchAll(word)) {
      if (part.startsWith('-')) {
        parameter = part.slice(1).toLowerCase();
        if (parameter !== '' && 'runasadministrator'.startsWith(parameter)) elevated = true;
      } else if (part === ',' || parameter === '') continue;
      else if ('version'.startsWith(parameter)) version = unquoted(part);
      else if ('psedition'.startsWith(parameter)) editions.push(unquoted(part));
      else if ('modules'.startsWith(parameter)) modules.push(moduleOf(part));
    }
  }
  return { version, editions, modules, elevated, start };
}

function unquoted(text: string): string {
  return text.replace(/^["'](.*)["']$/, '$1');
}

/** A name, or `@{ ModuleName = …; ModuleVersion = … }`. */
function moduleOf(part: string): RequiredModule {
  const values = new Map(Array.from(tableIn(part), ([key, value]) => [key.toLowerCase(), value]));
  return {
    name: part.startsWith('@{') ? (values.get('modulename') ?? '') : unquoted(part),
    minimumVersion: values.get('moduleversion') ?? null,
    requiredVersion: values.get('requiredversion') ?? null,
    maximumVersion: values.get('maximumversion') ?? null,
  };
}
