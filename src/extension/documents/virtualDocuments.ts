import { commands, EventEmitter, type TextDocumentContentProvider, Uri, window, workspace } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { SyncError } from '../../domain/errors/syncError.ts';

/** Scheme of the documents that this extension writes itself. */
export const documentScheme = 'software-update-sync';

/** Writes the document of a kind about something: `explain`, `0x80072EFE`. Rejects where that does not exist. */
export type DocumentWriter = (subject: string) => Promise<string>;

/** Read-only documents: `software-update-sync:/KIND/SUBJECT.EXTENSION` or `/KIND/SUBJECT/NAME.EXTENSION`, written anew whenever one is opened or has changed. */
export class VirtualDocuments implements TextDocumentContentProvider, Disposable {
  readonly #writers = new Map<string, DocumentWriter>();
  readonly #disposables = new DisposableList();
  readonly #changed = this.#disposables.add(new EventEmitter<Uri>());
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#disposables.add(workspace.registerTextDocumentContentProvider(documentScheme, this));
  }

  /** Has documents of a kind written; one writer a kind. */
  add(kind: string, write: DocumentWriter): void {
    this.#writers.set(kind, write);
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const { kind, subject } = partsOf(uri);
    const write = this.#writers.get(kind);
    if (write === undefined) throw new SyncError('notFound', `There are no documents of kind ${kind}`);
    return write(subject);
  }

  /** Opens a Markdown document as readers see it; it is written anew if it is open already. */
  async showMarkdown(kind: string, subject: string, name?: string): Promise<void> {
    const uri = documentUri(kind, subject, 'md', name);
    this.#changed.fire(uri);
    await commands.executeCommand('markdown.showPreview', uri);
  }

  /** Opens a document as text, in the language of its extension. */
  async showText(kind: string, subject: string, extension: string, name?: string): Promise<void> {
    const uri = documentUri(kind, subject, extension, name);
    this.#changed.fire(uri);
    await window.showTextDocument(uri, { preview: true });
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** The address of a document; `name` is what its tab shows instead of the subject. */
export function documentUri(kind: string, subject: string, extension: string, name?: string): Uri {
  // The rest stays as it is: it stands in the title of the tab.
  const parts = [subject, ...(name === undefined ? [] : [name])].map((part) =>
    part.replace(/[%/\\]/g, encodeURIComponent),
  );
  return Uri.from({ scheme: documentScheme, path: `/${kind}/${parts.join('/')}.${extension}` });
}

function partsOf({ path }: Uri): { readonly kind: string; readonly subject: string } {
  const match = /^\/([\w-]+)\/([^/]+?)(?:\/[^/]*)?\.\w+$/.exec(path);
  return { kind: match?.[1] ?? '', subject: decodeURIComponent(match?.[2] ?? '') };
}
