import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { ShownProofs } from './serviceCall.ts';

/**
 * What a request proves besides the name in its cookie. The secret travels in the `Authorization` header, which the WSDLs leave
 * alone: a Windows server sends none, and ignores nothing it would need.
 */
export function shownProofs({ headers, socket }: IncomingMessage): ShownProofs {
  const secret = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(headers.authorization ?? '')?.[1];
  const certificate =
    socket instanceof TLSSocket ? socket.getPeerX509Certificate()?.fingerprint256 : undefined;
  return {
    ...(secret === undefined ? {} : { secret }),
    ...(certificate === undefined ? {} : { certificate }),
  };
}
