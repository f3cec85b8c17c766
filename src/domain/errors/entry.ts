/** What a door offers beside a failure: one button or menu item, named by what it does. */
export type ErrorAction =
  | 'retry'
  | 'showLog'
  | 'testSource'
  | 'chooseSource'
  | 'addCertificate'
  | 'openSettings'
  | 'addSoftwareUpdatePoint'
  | 'synchronizeFull'
  | 'verify'
  | 'repair'
  | 'freeSpace'
  | 'showHelp'
  | 'none';

/** One line of the error catalog: what a reader needs besides the message. Texts are US English. */
export interface ErrorEntry {
  /** HRESULT as an unsigned number; the Windows, WinHTTP or WSUS one where it exists, else one of `ownCodes`. */
  readonly code: number;
  /** The code's name in winerror.h, winhttp.h or wuerror.h; absent for codes of this product. */
  readonly symbol?: string;
  /** What happened in a few words, without a full stop. */
  readonly title: string;
  /** The likely cause, one sentence. */
  readonly cause: string;
  /** What to do, one or two sentences. */
  readonly remedy: string;
  /** Whether trying again later can help without anybody changing anything. */
  readonly retryable: boolean;
  /** What doors offer to do about it. */
  readonly action: ErrorAction;
  /** Where Microsoft documents the code or the trouble. */
  readonly link?: string;
}

/**
 * The codes of failures that Windows has no code for: FACILITY_ITF, whose codes from 0x0200 on belong to whoever defines the
 * interface, from 0x6700 on like the status messages.
 */
export const ownCodes = { first: 0x80046700, last: 0x800467ff } as const;
