import { CookieContainer } from './cookie.ts';
import { Dictionary } from './dictionary.ts';
import type { NetworkCredential } from './secrets.ts';
import { NetObject } from './value.ts';

/** A dictionary of texts by names in any case. */
export const textDictionary = 'System.Collections.Generic.Dictionary`2[[System.String],[System.String]]';

/** How the cmdlets of the web name themselves where no script says otherwise. */
export const defaultUserAgent = 'Mozilla/5.0 (Linux; Software Update Sync; en-US) PowerShell/7.6.9';

/** System.Net.WebProxy. */
export class WebProxyObject extends NetObject {
  readonly typeName = 'System.Net.WebProxy';
  readonly url: string;
  credentials: NetworkCredential | null = null;

  constructor(url: string) {
    super();
    this.url = url;
  }
}

/** Microsoft.PowerShell.Commands.WebRequestSession: what several requests have in common. */
export class WebSession extends NetObject {
  readonly typeName = 'Microsoft.PowerShell.Commands.WebRequestSession';
  headers = new Dictionary(textDictionary, 'ignoreCase');
  cookies = new CookieContainer();
  useDefaultCredentials = false;
  credentials: NetworkCredential | null = null;
  userAgent = defaultUserAgent;
  proxy: WebProxyObject | null = null;
  noProxy = false;
  /** -1 for as many as the host allows. */
  maximumRedirection = -1;
  maximumRetryCount = 0;
  retryIntervalInSeconds = 0;
}
