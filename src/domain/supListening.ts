import type { SupDocument } from './documents.ts';

/** Where and how a SUP listens: the part of its document that says so. */
export type SupListening = Pick<
  SupDocument,
  'serverName' | 'port' | 'listen' | 'https' | 'contentPort' | 'publicUrl'
>;

/** The ports on which Windows WSUS and Configuration Manager expect an update server. */
export const defaultPorts = { http: 8530, https: 8531 } as const;

/** Address that reaches nothing but this machine. */
export const loopback = '127.0.0.1';

/** Whether an IP address, or the name of one, is of this machine alone. */
export function isLoopback(address: string): boolean {
  return /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|\[::1\]|localhost)$/i.test(address);
}

/** Whether an IP address means all those of the machine. */
export function isAnyAddress(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}

/**
 * Whether a SUP has a listener besides the plain one on loopback, over which the sites of its own data folder pull: another
 * address, or HTTPS.
 */
export function hasOuterListener({ listen, https }: SupListening): boolean {
  return https !== undefined || (listen ?? loopback) !== loopback;
}

/** Whether a SUP is meant for servers outside of its data folder, and so listens whenever the service runs. */
export function isForOthers(sup: SupListening): boolean {
  return sup.publicUrl !== undefined || hasOuterListener(sup);
}

/** Port of the plain site that serves /Content beside HTTPS: 80 for 443, else the one before (MS-WSUSSS 2.1); undefined without one. */
export function contentPortOf({ https, contentPort, port }: SupListening): number | undefined {
  if (https === undefined || contentPort === false) return undefined;
  return port === 443 ? 80 : port - 1;
}

/** Root URL to be told to servers outside: the public one, else the address or, where it listens on all of them, the server's name. */
export function outsideUrl(sup: SupListening): string {
  if (sup.publicUrl !== undefined) return sup.publicUrl;
  const { listen = loopback, https, port, serverName } = sup;
  const address = listen.includes(':') ? `[${listen}]` : listen;
  const host = isAnyAddress(listen) ? serverName : address;
  return `${https === undefined ? 'http' : 'https'}://${host}:${port}`;
}

/** What an administrator should know about how a SUP listens, in sentences; empty where nothing is special. */
export function listeningWarnings(sup: SupListening): readonly string[] {
  const { serverName, https, contentPort, publicUrl } = sup;
  const warnings: string[] = [];
  if (https === undefined && !isLoopback(sup.listen ?? loopback))
    warnings.push(
      `${serverName} speaks plain HTTP to other machines, as WSUS does by default: nobody on the way is kept from reading or changing what downstream servers get. Use --https for anything but a trusted network.`,
    );
  if (https !== undefined && contentPort === false)
    warnings.push(
      `${serverName} has no plain port for /Content: Windows downstream servers fetch license and update files there and will not get them.`,
    );
  if (
    publicUrl !== undefined &&
    isLoopback(sup.listen ?? loopback) &&
    !isLoopback(new URL(publicUrl).hostname)
  )
    warnings.push(
      `${serverName} listens on loopback only: ${publicUrl} works where a proxy on this machine passes requests on to it.`,
    );
  return warnings;
}
