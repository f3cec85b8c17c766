import { EventEmitter, FileDecoration, type FileDecorationProvider, ThemeColor, Uri, window } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import type { HierarchyModel } from './hierarchyModel.ts';
import { marksOf, type SiteMark } from './siteMarks.ts';

const scheme = 'susync-site';

/** Stands for a place in the hierarchy; no file. */
export function placeUri(place: string): Uri {
  return Uri.from({ scheme, path: place });
}

/** Marks software update points that are not well, and the sites above them, also where these are folded. */
export class SiteDecorations implements FileDecorationProvider, Disposable {
  readonly #disposables = new DisposableList();
  readonly #changed = this.#disposables.add(new EventEmitter<Uri[]>());
  #marks = new Map<string, SiteMark | undefined>();

  constructor(model: HierarchyModel) {
    this.#disposables.add(window.registerFileDecorationProvider(this));
    this.#disposables.add(
      model.onDidChange(() => {
        const before = this.#marks;
        this.#marks = new Map(
          model.snapshot.sites.flatMap(({ siteCode }) => [...marksOf(model.snapshot, siteCode)]),
        );
        const places = new Set([...before.keys(), ...this.#marks.keys()]);
        const changed = [...places].filter(
          (place) => before.get(place)?.color !== this.#marks.get(place)?.color,
        );
        if (changed.length > 0) this.#changed.fire(changed.map(placeUri));
      }),
    );
  }

  readonly onDidChangeFileDecorations = this.#changed.event;

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    const mark = uri.scheme === scheme ? this.#marks.get(uri.path) : undefined;
    if (mark === undefined) return undefined;
    const decoration = new FileDecoration(mark.badge, mark.tooltip, new ThemeColor(mark.color));
    decoration.propagate = true;
    return decoration;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
