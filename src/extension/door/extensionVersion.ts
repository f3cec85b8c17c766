import type { ExtensionContext } from 'vscode';
import { isRecord } from '../../base/isRecord.ts';

/** Version of the product as the manifest says it. */
export function extensionVersion({ extension }: Pick<ExtensionContext, 'extension'>): string {
  const manifest: unknown = extension.packageJSON;
  const version = isRecord(manifest) ? manifest['version'] : undefined;
  return typeof version === 'string' ? version : '';
}
