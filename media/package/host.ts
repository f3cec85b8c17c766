import {
  isPackageHostMessage,
  type PackageHostMessage,
  type PackagePageMessage,
} from '../../src/contract/packagePage.ts';
import { onMessage, vscodeApi } from '../page/vscodeApi.ts';

/** Says something to the host. */
export function tell(message: PackagePageMessage): void {
  vscodeApi.postMessage(message);
}

/** Hears what the host says; what it may not say is dropped. */
export function onHostMessage(listener: (message: PackageHostMessage) => void): void {
  onMessage(isPackageHostMessage, listener);
}
