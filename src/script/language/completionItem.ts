import type { Extent } from '../syntax/extent.ts';

/** One proposal for the word at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind:
    | ('function' | 'cmdlet' | 'alias' | 'keyword' | 'parameter' | 'value' | 'variable' | 'operator')
    | ('property' | 'method' | 'type' | 'attribute' | 'file' | 'folder' | 'key' | 'help');
  /** What stands beside the label: a type, what an alias stands for. */
  readonly detail: string;
  /** Where it differs from the label. */
  readonly insert?: string;
}

/** What can stand at the cursor, and the word that it takes the place of. */
export interface Completion extends Extent {
  readonly items: readonly CompletionItem[];
}

/** What completion asks of its surroundings. */
export interface CompletionPorts {
  /** What lies in a folder, named as the script names it; undefined where it cannot be looked at. */
  folder(path: string): readonly { readonly name: string; readonly isFolder: boolean }[] | undefined;
  /** Names of the environment. */
  readonly environment: readonly string[];
}

/** The items whose labels begin with a word, as a prompt wants them: an editor filters by itself. */
export function beginning(items: readonly CompletionItem[], word: string): readonly CompletionItem[] {
  const key = word.toLowerCase();
  return items.filter(({ label }) => label.toLowerCase().startsWith(key));
}
