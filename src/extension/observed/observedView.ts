import {
  EventEmitter,
  l10n,
  MarkdownString,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { tellAges } from '../agingView.ts';
import { commandIds, viewIds } from '../ids.ts';
import { localTime } from '../localTime.ts';
import { type RowCommand, rowCommand } from '../rowCommand.ts';
import { treeItem } from '../treeItem.ts';
import { type ObservedNode, observedNodeId } from './observedNode.ts';
import type { ObservedSites } from './observedSites.ts';
import { observedChildren, observedTooltip, renderObserved } from './observedTree.ts';

/** The Observed Sites view: folders with the logs of real site servers, and the runs that they tell of. */
export class ObservedView implements TreeDataProvider<ObservedNode>, Disposable {
  readonly #sites: ObservedSites;
  readonly #clock: Clock;
  readonly #disposables = new DisposableList();
  readonly #changed = this.#disposables.add(new EventEmitter<ObservedNode | undefined>());
  readonly #nodes = new Map<string, ObservedNode>();
  readonly #row: RowCommand;
  readonly view: TreeView<ObservedNode>;

  constructor(sites: ObservedSites, clock: Clock) {
    this.#sites = sites;
    this.#clock = clock;
    this.view = this.#disposables.add(
      window.createTreeView(viewIds.observed, { treeDataProvider: this, canSelectMany: true }),
    );
    this.#row = this.#disposables.add(
      rowCommand({
        ...{ viewId: viewIds.observed, view: this.view, clock, usual: commandIds.openObservedRun },
        runs: (node) => (node.kind === 'observedRun' ? [commandIds.openObservedRun, node] : undefined),
      }),
    );
    this.#disposables.add(
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) sites.follow();
      }),
    );
    this.#disposables.add(
      sites.onDidChange((folder) => {
        this.#changed.fire(folder === undefined ? undefined : this.#nodes.get(folder));
      }),
    );
    this.#disposables.add(
      sites.onDidLook((time) => {
        this.view.description = l10n.t('looked at {0}', localTime(time).slice(-8));
      }),
    );
    this.#disposables.add(
      tellAges(this.view, clock, () => {
        for (const { folder } of sites.sites) {
          const node = this.#nodes.get(folder);
          if (node !== undefined) this.#changed.fire(node);
        }
      }),
    );
  }

  readonly onDidChangeTreeData = this.#changed.event;

  getChildren(node?: ObservedNode): ObservedNode[] {
    if (node === undefined) {
      this.#sites.follow();
      return this.#sites.sites.map(({ folder }) => this.#keep({ kind: 'observed', folder }));
    }
    const site = this.#sites.site(node.folder);
    return node.kind === 'observed' && site !== undefined ? [...observedChildren(site)] : [];
  }

  getParent(node: ObservedNode): ObservedNode | undefined {
    return node.kind === 'observed' ? undefined : this.#nodes.get(node.folder);
  }

  getTreeItem(node: ObservedNode): TreeItem {
    const site = this.#sites.site(node.folder);
    const look = { now: this.#clock.now(), moment: localTime };
    const item = treeItem(
      observedNodeId(node),
      site === undefined ? undefined : renderObserved(site, node, look),
    );
    if (node.kind === 'observedRun') item.command = this.#row.command(l10n.t('Open Run in Log'));
    return item;
  }

  resolveTreeItem(item: TreeItem, node: ObservedNode): TreeItem {
    const site = this.#sites.site(node.folder);
    if (site !== undefined) item.tooltip = new MarkdownString(observedTooltip(site, node), true);
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** VS Code knows nodes by identity: those that change are made once. */
  #keep(node: ObservedNode): ObservedNode {
    const known = this.#nodes.get(node.folder);
    if (known !== undefined) return known;
    this.#nodes.set(node.folder, node);
    return node;
  }
}
