import {
  EventEmitter,
  MarkdownString,
  type TreeItem,
  type TreeDataProvider,
  type TreeView,
  l10n,
  window,
} from 'vscode';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import type { HierarchyModel } from '../hierarchy/hierarchyModel.ts';
import { tooltipMarkdown } from '../hierarchy/hierarchyTooltip.ts';
import { tellAges } from '../agingView.ts';
import { commandIds, viewIds } from '../ids.ts';
import { localTime } from '../localTime.ts';
import { type RowCommand, rowCommand } from '../rowCommand.ts';
import { treeItem } from '../treeItem.ts';
import type { RunHistory, SiteRuns } from './runHistory.ts';
import { type StatusNode, statusNodeId } from './statusNode.ts';
import { renderStatusNode, statusChildren, statusParent } from './statusTree.ts';

/** The Synchronization Status view: every software update point with its state as it changes, below each site the history of its runs. */
export class StatusView implements TreeDataProvider<StatusNode>, Disposable {
  readonly #model: HierarchyModel;
  readonly #history: RunHistory;
  readonly #clock: Clock;
  readonly #disposables = new DisposableList();
  readonly #changed = this.#disposables.add(new EventEmitter<StatusNode | undefined>());
  readonly #nodes = new Map<string, StatusNode>();
  /** What of the histories is on the screen, by site code. */
  readonly #shown = new Map<string, SiteRuns>();
  readonly #row: RowCommand;
  readonly view: TreeView<StatusNode>;

  constructor(model: HierarchyModel, history: RunHistory, clock: Clock) {
    this.#model = model;
    this.#history = history;
    this.#clock = clock;
    this.view = this.#disposables.add(
      window.createTreeView(viewIds.status, {
        treeDataProvider: this,
        canSelectMany: true,
        showCollapseAll: true,
      }),
    );
    this.#row = this.#disposables.add(
      rowCommand({
        ...{ viewId: viewIds.status, view: this.view, clock, usual: commandIds.openRun },
        runs: (node) => {
          if (node.kind === 'run') return [commandIds.openRun, node];
          return node.kind === 'older' ? [commandIds.showOlderRuns, node.siteCode] : undefined;
        },
      }),
    );
    this.#disposables.add(
      model.onDidChange((change) => {
        if (change.kind === 'all') this.#changed.fire(undefined);
        else for (const siteCode of change.siteCodes) this.#fire({ kind: 'site', siteCode });
      }),
    );
    this.#disposables.add(
      history.onDidChange((siteCode) => {
        this.#fire({ kind: 'history', siteCode });
      }),
    );
    this.#disposables.add(
      tellAges(this.view, clock, () => {
        for (const { siteCode } of model.snapshot.sites) this.#fire({ kind: 'site', siteCode });
      }),
    );
  }

  readonly onDidChangeTreeData = this.#changed.event;

  async getChildren(node?: StatusNode): Promise<StatusNode[]> {
    if (node === undefined && !(await this.#model.load())) return [];
    const history = node?.kind === 'history' ? await this.#readHistory(node.siteCode) : undefined;
    return statusChildren(this.#model.snapshot, node, history).map((child) => this.#keep(child));
  }

  getParent(node: StatusNode): StatusNode | undefined {
    const parent = statusParent(node);
    return parent === undefined ? undefined : this.#keep(parent);
  }

  getTreeItem(node: StatusNode): TreeItem {
    const { siteCode } = node;
    const look = { now: this.#clock.now(), moment: localTime, history: this.#shown.get(siteCode) };
    const item = treeItem(statusNodeId(node), renderStatusNode(this.#model.snapshot, node, look));
    if (node.kind === 'run') item.command = this.#row.command(l10n.t('Open Run'));
    if (node.kind === 'older') item.command = this.#row.command(l10n.t('Show Older Runs'));
    return item;
  }

  resolveTreeItem(item: TreeItem, node: StatusNode): TreeItem {
    if (node.kind !== 'site' && node.kind !== 'sup') return item;
    const text = tooltipMarkdown(this.#model.snapshot, node, this.#clock.now());
    if (text !== undefined) item.tooltip = new MarkdownString(text, true);
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #readHistory(siteCode: string): Promise<SiteRuns> {
    const history = await this.#history.of(siteCode);
    this.#shown.set(siteCode, history);
    return history;
  }

  /** VS Code knows nodes by identity: those that change are made once. */
  #keep(node: StatusNode): StatusNode {
    if (node.kind === 'run' || node.kind === 'older') return node;
    const id = statusNodeId(node);
    const known = this.#nodes.get(id);
    if (known !== undefined) return known;
    this.#nodes.set(id, node);
    return node;
  }

  #fire(node: StatusNode): void {
    const known = this.#nodes.get(statusNodeId(node));
    if (known !== undefined) this.#changed.fire(known);
  }
}
