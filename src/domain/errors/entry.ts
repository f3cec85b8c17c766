/** One line of the error catalogue: what a reader needs besides the message. */
export interface ErrorEntry {
  /** HRESULT as an unsigned number; the Windows, WinHTTP or WSUS one where it exists. */
  readonly code: number;
  /** The likely cause, one sentence. */
  readonly cause: string;
  /** What to do, one or two sentences. */
  readonly remedy: string;
  /** Whether trying again later can help without anybody changing anything. */
  readonly retryable: boolean;
}
