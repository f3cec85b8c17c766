import type { SyncService } from '../../service/api/syncService.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import type { PackageKind } from './packageKind.ts';
import type { PackageSummaries } from './packageSummaries.ts';

/** What an import works with, from its first look to its end. */
export interface ImportWork {
  readonly parts: ExtensionParts;
  readonly summaries: PackageSummaries;
  readonly service: SyncService;
  readonly siteCode: string;
  readonly kind: PackageKind;
  readonly files: readonly string[];
}

/** Whether packages that are not signed, or by somebody unknown, are taken over all the same. */
export interface ImportForce {
  readonly isForced: boolean;
}
