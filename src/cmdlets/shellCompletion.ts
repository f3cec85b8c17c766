import { terminalText } from '../base/terminalText.ts';
import { FunctionInfo } from '../script/commands/commandInfo.ts';
import type { CompletedLine } from '../script/host/shellMessages.ts';
import { complete } from '../script/language/complete.ts';
import { beginning, type CompletionPorts } from '../script/language/completionItem.ts';
import type { ScriptEngine } from '../script/runtime/scriptEngine.ts';
import { languageKnowledge } from './scriptLanguage.ts';

/** Proposals that a terminal can show. */
const mostItems = 200;

/**
 * What can stand at the cursor of a line, which `before` precedes where a command has several: what a script could name there, and the variables and
 * functions of the session.
 */
export function completeLine(
  before: string,
  line: string,
  cursor: number,
  engine: ScriptEngine,
): CompletedLine {
  const text = before + line;
  const offset = before.length + Math.min(cursor, line.length);
  const { start, items } = complete(languageKnowledge(), text, offset, portsOf(engine));
  const word = text.slice(start, offset);
  const found = beginning(items, word).map(({ label, insert }) => insert ?? label);
  const isCommand = items.some(({ kind }) => kind === 'cmdlet');
  const own = [...(word.startsWith('$') ? variables(engine) : []), ...(isCommand ? functions(engine) : [])];
  const all = [...found, ...own.filter((name) => name.toLowerCase().startsWith(word.toLowerCase()))];
  // A name that would command the terminal is not proposed.
  const shown = all.filter((name) => terminalText(name) === name);
  const unique = new Map(shown.map((name) => [name.toLowerCase(), name]));
  return { start: start - before.length, items: [...unique.values()].sort().slice(0, mostItems) };
}

function variables(engine: ScriptEngine): readonly string[] {
  return engine.variables.list().map(({ name }) => `$${name}`);
}

function functions(engine: ScriptEngine): readonly string[] {
  return engine.commands.list().flatMap((info) => (info instanceof FunctionInfo ? [info.name] : []));
}

function portsOf(engine: ScriptEngine): CompletionPorts {
  return {
    folder(path) {
      const { files } = engine;
      const folder = engine.fullPath(path === '' ? '.' : path);
      if (!files.isFolder(folder)) return undefined;
      const full = (name: string): string => (folder === '/' ? `/${name}` : `${folder}/${name}`);
      return files.list(folder).map((name) => ({ name, isFolder: files.isFolder(full(name)) }));
    },
    environment: [...engine.environment.keys()],
  };
}
