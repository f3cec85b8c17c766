import type { ProxySettings } from '../protocol/client/clientSettings.ts';

/**
 * The proxy that the variables of a user's environment name for a URL, as .NET reads them: `HTTPS_PROXY` or `HTTP_PROXY`, else `ALL_PROXY`, in either case,
 * and `NO_PROXY`. Undefined for none.
 */
export function environmentProxy(
  url: URL,
  environment: Readonly<Record<string, string | undefined>>,
): ProxySettings | undefined {
  const variable = (name: string): string | undefined => {
    const value = environment[name.toLowerCase()] ?? environment[name];
    return value === undefined || value === '' ? undefined : value;
  };
  const named = variable(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ?? variable('ALL_PROXY');
  if (named === undefined) return undefined;
  const text = named.includes('://') ? named : `http://${named}`;
  if (!URL.canParse(text)) return undefined;
  const { username, password, protocol, host } = new URL(text);
  return {
    url: `${protocol}//${host}`,
    ...(username === ''
      ? {}
      : { user: decodeURIComponent(username), password: decodeURIComponent(password) }),
    noProxy: (variable('NO_PROXY') ?? '').split(',').filter((entry) => entry.trim() !== ''),
  };
}
