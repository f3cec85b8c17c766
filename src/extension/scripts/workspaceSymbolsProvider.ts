import {
  type CancellationToken,
  Location,
  SymbolInformation,
  SymbolKind,
  type Uri,
  workspace,
  type WorkspaceSymbolProvider,
} from 'vscode';
import { mayBeMeant, type ScriptSymbol, scriptSymbols } from '../../script/language/scriptSymbols.ts';
import { mostScripts } from './workspaceScripts.ts';
import { readScript } from './storedScript.ts';

const kinds: Readonly<Record<ScriptSymbol['kind'], SymbolKind>> = {
  function: SymbolKind.Function,
  class: SymbolKind.Class,
  enum: SymbolKind.Enum,
  method: SymbolKind.Method,
  property: SymbolKind.Property,
};

/** What a file defined when it was read last. */
interface Known {
  readonly changed: number;
  readonly symbols: readonly SymbolInformation[];
}

/** Functions and types of the scripts of a workspace. A file is read again when it has changed. */
export class WorkspaceSymbolsProvider implements WorkspaceSymbolProvider {
  readonly #files: string;
  #known: ReadonlyMap<string, Known> = new Map();

  /** `files`: a pattern of the scripts that are looked through. */
  constructor(files: string) {
    this.#files = files;
  }

  async provideWorkspaceSymbols(query: string, token: CancellationToken): Promise<SymbolInformation[]> {
    const files = await workspace.findFiles(this.#files, '**/node_modules/**', mostScripts, token);
    // Of files that are gone nothing is kept.
    const known = new Map<string, Known>();
    for (const uri of files) {
      if (token.isCancellationRequested) return [];
      known.set(uri.toString(), await this.#symbolsOf(uri));
    }
    this.#known = known;
    return [...known.values()]
      .flatMap(({ symbols }) => symbols)
      .filter(({ name }) => mayBeMeant(name, query));
  }

  async #symbolsOf(uri: Uri): Promise<Known> {
    const { mtime: changed } = await workspace.fs.stat(uri);
    const before = this.#known.get(uri.toString());
    if (before?.changed === changed) return before;
    const script = await readScript(uri);
    if (script === undefined) return { changed, symbols: [] };
    const symbols = scriptSymbols(script.text).map(({ name, kind, within, nameExtent }) => {
      const place = new Location(uri, script.rangeOf(nameExtent));
      return new SymbolInformation(name, kinds[kind], within, place);
    });
    return { changed, symbols };
  }
}
