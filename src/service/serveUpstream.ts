import {
  startUpstreamServer,
  type UpstreamServer,
  type UpstreamServerOptions,
} from '../app/upstreamServer.ts';

/** Serves a package or the sample catalog as an update server; needs no lock of the data folder. */
export function serveUpstream(options: UpstreamServerOptions): Promise<UpstreamServer> {
  return startUpstreamServer(options);
}
