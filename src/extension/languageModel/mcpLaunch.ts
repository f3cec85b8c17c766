import { dataOptions, type OwnCommand, ownCommand } from '../door/serviceCommand.ts';
import type { RemotePlace } from '../remote/remotePlaces.ts';

/** Whose hierarchy a server of the Model Context Protocol tells of: that of a data folder here, or of a service on another machine. */
export type McpPlace =
  { readonly dataFolder: string; readonly authorities: readonly string[] } | { readonly remote: RemotePlace };

/** Starts `susync mcp` on VS Code's own runtime. No synchronization can be started by it, and no token stands in it. */
export function mcpLaunch(extensionFolder: string, place: McpPlace): OwnCommand {
  if (!('remote' in place))
    return ownCommand(extensionFolder, ...dataOptions(place.dataFolder, place.authorities), 'mcp');
  const { url, pin } = place.remote;
  const launch = ownCommand(extensionFolder, '--connect', url, 'mcp');
  return pin === undefined ? launch : withEnvironment(launch, { SUSYNC_PIN: pin });
}

/** The same with the token, when it is started: the process finds it in its environment alone. */
export function withToken(launch: OwnCommand, token: string): OwnCommand {
  return withEnvironment(launch, { SUSYNC_TOKEN: token });
}

function withEnvironment(launch: OwnCommand, added: OwnCommand['environment']): OwnCommand {
  return { ...launch, environment: { ...launch.environment, ...added } };
}
