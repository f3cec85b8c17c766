import type { RunDocument } from '../../domain/documents.ts';
import { wellbeingIcon } from '../hierarchy/wellbeingIcon.ts';

/** The icon of how a run ended; icons and colors are names of VS Code's. */
export function runIcon(outcome: RunDocument['outcome']): { readonly icon: string; readonly color?: string } {
  switch (outcome) {
    case 'running':
      return wellbeingIcon('running');
    case 'succeeded':
      return wellbeingIcon('inSync');
    case 'pendingLicenseTerms':
      return wellbeingIcon('attention');
    case 'failed':
      return wellbeingIcon('failed');
    case 'cancelled':
      return { icon: 'circle-slash' };
    case 'interrupted':
      return { icon: 'debug-disconnect', color: 'list.warningForeground' };
  }
}
