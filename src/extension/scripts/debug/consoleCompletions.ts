import type { DebugProtocol } from '@vscode/debugprotocol';
import { languageKnowledge } from '../../../cmdlets/scriptLanguage.ts';
import { complete } from '../../../script/language/complete.ts';
import { beginning, type CompletionItem } from '../../../script/language/completionItem.ts';
import type { StoppedScript } from './stoppedScript.ts';

const kinds: Readonly<Partial<Record<CompletionItem['kind'], DebugProtocol.CompletionItemType>>> = {
  function: 'function',
  cmdlet: 'function',
  keyword: 'keyword',
  variable: 'variable',
  property: 'property',
  method: 'method',
  type: 'class',
  value: 'enum',
};

/** Most proposals at once. */
const most = 200;

/** What can follow at an offset of a line of the debug console: by its text, by the variables of the frame and by what is in their values. */
export async function consoleCompletions(
  line: string,
  offset: number,
  script: StoppedScript,
): Promise<readonly DebugProtocol.CompletionItem[]> {
  const before = line.slice(0, offset);
  const [, target, member = ''] = /(\$[\w:]+(?:\.\w+|\[\d+\])*)\.(\w*)$/.exec(before) ?? [];
  const variable = /\$\w*$/.exec(before)?.[0];
  const ports = { environment: [], folder: () => undefined };
  const { start, items } = complete(languageKnowledge(), line, offset, ports);
  const written = beginning(items, line.slice(start, offset));
  const own =
    target !== undefined
      ? named(await script.within(target), 'property', member)
      : variable !== undefined
        ? named(await script.variables(), 'variable', variable)
        : [];
  const known = new Set(own.map(({ label }) => label.toLowerCase()));
  const others = written.filter(({ label }) => !known.has(label.toLowerCase()));
  return [...own, ...others].slice(0, most).map(({ label, kind, detail, insert = label }) => ({
    label,
    text: insert,
    start,
    length: offset - start,
    ...(detail === '' ? {} : { detail }),
    ...(kinds[kind] === undefined ? {} : { type: kinds[kind] }),
  }));
}

function named(
  names: readonly string[],
  kind: 'property' | 'variable',
  word: string,
): readonly CompletionItem[] {
  return beginning(
    names.filter((name) => /^\$?\w+$/.test(name)).map((label) => ({ label, kind, detail: '' })),
    word,
  );
}
