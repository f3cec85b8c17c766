import { dataOptions, ownCommand } from '../door/serviceCommand.ts';
import type { RemotePlace } from '../remote/remotePlaces.ts';

/** Whose hierarchy a server of the Model Context Protocol tells of: that of a data folder here, or of a service on another machine. */
export type McpPlace =
  { readonly dataFolder: string; readonly authorities: readonly string[] } | { readonly remote: RemotePlace };

/** How the server is started. */
export interface McpLaunch {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts `susync mcp` on VS Code's own runtime. No synchronization can be started by it, and no token stands in it. */
export function mcpLaunch(extensionFolder: string, place: McpPlace): McpLaunch {
  const options =
    'remote' in place ? ['--connect', place.remote.url] : dataOptions(place.dataFolder, place.authorities);
  const [command = '', ...given] = ownCommand(extensionFolder, ...options, 'mcp');
  const pin = 'remote' in place ? place.remote.pin : undefined;
  return {
    command,
    arguments: given,
    environment: { ELECTRON_RUN_AS_NODE: '1', ...(pin === undefined ? {} : { SUSYNC_PIN: pin }) },
  };
}

/** The same with the token, when it is started: the process finds it in its environment alone. */
export function withToken({ environment, ...launch }: McpLaunch, token: string): McpLaunch {
  return { ...launch, environment: { ...environment, SUSYNC_TOKEN: token } };
}
