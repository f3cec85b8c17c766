import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { Clock } from '../base/clock.ts';
import type { ServiceChanges } from './door/serviceChanges.ts';
import type { ServiceDoor } from './door/serviceDoor.ts';
import type { HierarchyModel } from './hierarchy/hierarchyModel.ts';
import type { Outages } from './presence/outages.ts';

/** What commands and views of a window work with; made once, when the extension is activated. */
export interface ExtensionParts {
  readonly context: ExtensionContext;
  /** The extension's own diagnostics. */
  readonly diagnostics: LogOutputChannel;
  readonly clock: Clock;
  readonly door: ServiceDoor;
  /** What changed, whoever changed it. */
  readonly changes: ServiceChanges;
  readonly hierarchy: HierarchyModel;
  readonly outages: Outages;
  /** Which hierarchy the window works with: the data folder, or the URL of a service on another machine. */
  readonly place: () => string;
  /** Who asks, as logs name it. */
  readonly user: string;
}
