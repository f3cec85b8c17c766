import type { SiteDocument, SubscriptionDocument } from '../../domain/documents.ts';
import type { Settings } from '../../domain/settings.ts';
import type { EnginePorts } from '../ports.ts';
import type { RunRecorder } from './runRecorder.ts';

/** What every step of one run works with. */
export interface RunContext {
  readonly ports: EnginePorts;
  readonly recorder: RunRecorder;
  readonly signal: AbortSignal;
  readonly settings: Settings;
  readonly site: SiteDocument;
  /** Somebody asked for a full synchronization; there may be other reasons for one. */
  readonly requestedFull: boolean;
  /** An administrator confirmed that the upstream server may list far fewer updates than before. */
  readonly acceptLosses: boolean;
  /** The top-level site's subscription with families and companies expanded to products. */
  readonly subscription: Pick<SubscriptionDocument, 'products' | 'classifications' | 'languages'>;
}
