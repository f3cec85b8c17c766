import type { SyncEventBody, SyncEventKind } from '../syncEvent.ts';

/** The bodies of some kinds of events. */
export type EventBody<K extends SyncEventKind> = Extract<SyncEventBody, { readonly kind: K }>;
