import * as l10n from '@vscode/l10n';
import {
  EventEmitter,
  MarkdownString,
  type TreeItem,
  type TreeDataProvider,
  type TreeView,
  window,
} from 'vscode';
import { catalogText } from '../catalogText.ts';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';
import { tellAges } from '../agingView.ts';
import { viewIds } from '../ids.ts';
import type { NodeView } from '../nodeView.ts';
import { treeItem } from '../treeItem.ts';
import type { HierarchyModel } from './hierarchyModel.ts';
import { type HierarchyNode, nodeId } from './hierarchyNode.ts';
import { childrenOf, failureView, parentOf, renderNode } from './hierarchyTree.ts';
import { placeUri } from './siteDecorations.ts';
import { placeOf } from './siteMarks.ts';
import { isWrong } from './siteState.ts';
import { tooltipMarkdown } from './hierarchyTooltip.ts';

/** The Site Hierarchy view. It opens the service when it is first shown, and follows its events afterwards. */
export class HierarchyView implements TreeDataProvider<HierarchyNode>, Disposable {
  readonly #door: ServiceDoor;
  readonly #model: HierarchyModel;
  readonly #clock: Clock;
  readonly #disposables = new DisposableList();
  readonly #changed = this.#disposables.add(new EventEmitter<HierarchyNode | undefined>());
  readonly #nodes = new Map<string, HierarchyNode>();
  readonly view: TreeView<HierarchyNode>;

  constructor(door: ServiceDoor, model: HierarchyModel, clock: Clock) {
    this.#door = door;
    this.#model = model;
    this.#clock = clock;
    this.view = this.#disposables.add(
      window.createTreeView(viewIds.hierarchy, {
        treeDataProvider: this,
        canSelectMany: true,
        showCollapseAll: true,
      }),
    );
    this.#disposables.add(
      model.onDidChange((change) => {
        if (change.kind === 'all') this.#changed.fire(undefined);
        else for (const siteCode of change.siteCodes) this.#fire({ kind: 'site', siteCode });
        this.#count();
      }),
    );
    this.#disposables.add(
      door.onDidChange((state) => {
        if (state.kind === 'failed') this.#changed.fire(undefined);
      }),
    );
    this.#disposables.add(
      tellAges(this.view, clock, () => {
        for (const node of childrenOf(model.snapshot)) this.#fire(node);
      }),
    );
  }

  readonly onDidChangeTreeData = this.#changed.event;

  async getChildren(node?: HierarchyNode): Promise<HierarchyNode[]> {
    if (node === undefined && !(await this.#model.load())) return [this.#keep({ kind: 'failure' })];
    return childrenOf(this.#model.snapshot, node).map((child) => this.#keep(child));
  }

  getParent(node: HierarchyNode): HierarchyNode | undefined {
    const parent = parentOf(this.#model.snapshot, node);
    return parent === undefined ? undefined : this.#keep(parent);
  }

  getTreeItem(node: HierarchyNode): TreeItem {
    const item = treeItem(nodeId(node), this.#viewOf(node));
    const place = placeOf(this.#model.snapshot, node);
    if (place !== undefined) item.resourceUri = placeUri(place);
    return item;
  }

  resolveTreeItem(item: TreeItem, node: HierarchyNode): TreeItem {
    const { state } = this.#door;
    const text =
      node.kind === 'failure' && state.kind === 'failed'
        ? l10n.t(
            '{0}\n\n**What to do:** {1}',
            catalogText(state.error.entry.cause),
            catalogText(state.error.entry.remedy),
          )
        : tooltipMarkdown(this.#model.snapshot, node, this.#clock.now());
    if (text !== undefined) item.tooltip = new MarkdownString(text, true);
    return item;
  }

  /** Brings a site to the front, and selects it. */
  reveal(siteCode: string): Thenable<void> {
    return this.view.reveal(this.#keep({ kind: 'site', siteCode }), { focus: true });
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #viewOf(node: HierarchyNode): NodeView | undefined {
    if (node.kind !== 'failure') return renderNode(this.#model.snapshot, node, this.#clock.now());
    const { state } = this.#door;
    return failureView(
      state.kind === 'failed' ? state.error : new SyncError('serviceEnded', 'The service has ended'),
    );
  }

  /** VS Code knows nodes by identity: each one is made once. */
  #keep(node: HierarchyNode): HierarchyNode {
    const id = nodeId(node);
    const known = this.#nodes.get(id);
    if (known !== undefined) return known;
    this.#nodes.set(id, node);
    return node;
  }

  #fire(node: HierarchyNode): void {
    const known = this.#nodes.get(nodeId(node));
    if (known !== undefined) this.#changed.fire(known);
  }

  #count(): void {
    const wrong = this.#model.snapshot.status.filter(({ LastSyncState }) => isWrong(LastSyncState)).length;
    this.view.badge =
      wrong === 0
        ? undefined
        : {
            value: wrong,
            tooltip:
              wrong === 1
                ? l10n.t('1 software update point needs attention')
                : l10n.t('{0} software update points need attention', wrong),
          };
  }
}
