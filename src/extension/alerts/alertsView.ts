import {
  EventEmitter,
  MarkdownString,
  type TreeItem,
  type TreeDataProvider,
  type TreeView,
  window,
} from 'vscode';
import { countedText } from '../countedText.ts';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import type { AlertDocument } from '../../domain/documents.ts';
import { tellAges } from '../agingView.ts';
import { viewIds } from '../ids.ts';
import { treeItem } from '../treeItem.ts';
import { activeAlerts, alertRow, shownAlerts } from './alertRow.ts';
import type { AlertsModel } from './alertsModel.ts';

/** The Alerts view: what is wrong, what was put off; the badge counts what nobody has dealt with and no other view counts. */
export class AlertsView implements TreeDataProvider<AlertDocument>, Disposable {
  readonly #model: AlertsModel;
  readonly #clock: Clock;
  readonly #load: () => Promise<boolean>;
  readonly #disposables = new DisposableList();
  readonly #changed = this.#disposables.add(new EventEmitter<undefined>());
  readonly view: TreeView<AlertDocument>;

  /** `load` opens the service where it is not yet; false where it cannot be had. */
  constructor(model: AlertsModel, clock: Clock, load: () => Promise<boolean>) {
    this.#model = model;
    this.#clock = clock;
    this.#load = load;
    this.view = this.#disposables.add(
      window.createTreeView(viewIds.alerts, { treeDataProvider: this, canSelectMany: true }),
    );
    this.#disposables.add(
      model.onDidChange(() => {
        const count = activeAlerts(model.alerts);
        this.view.badge =
          count === 0 ? undefined : { value: count, tooltip: countedText(count, 'activeAlert') };
        this.#changed.fire(undefined);
      }),
    );
    this.#disposables.add(
      tellAges(this.view, clock, () => {
        if (model.alerts.length > 0) this.#changed.fire(undefined);
      }),
    );
  }

  readonly onDidChangeTreeData = this.#changed.event;

  async getChildren(alert?: AlertDocument): Promise<AlertDocument[]> {
    if (alert !== undefined || !(await this.#load())) return [];
    return [...shownAlerts(this.#model.alerts)];
  }

  getTreeItem(alert: AlertDocument): TreeItem {
    const row = alertRow(alert, this.#clock.now());
    const item = treeItem(alert._id, row);
    item.tooltip = new MarkdownString(row.tooltip, true);
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
