import { SyncError } from '../../domain/errors/syncError.ts';
import { NetException, NetThrow } from '../../script/values/netException.ts';
import type { OperationName } from '../../service/rpc/operations.ts';
import { blockingService, type BlockingService } from '../blockingService.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { administration } from './namespaces.ts';

/** What the objects of the WSUS API work with. */
export interface WsusDoor extends CmdletDoor {
  /** Waits for so many milliseconds; throws once the script is to stop. */
  readonly sleep: (milliseconds: number) => void;
  /** Says on the warning stream what a script should know. */
  readonly warn: (text: string) => void;
}

/** The same door with failures as exceptions of the WSUS API: what .NET members throw. */
export function throwingDoor<Door extends CmdletDoor>(door: Door): Door {
  const service = blockingService((name, request, heard) => perform(door.service, name, request, heard));
  return { ...door, service };
}

function perform(
  service: BlockingService,
  name: OperationName,
  request: object,
  heard: (progress: unknown) => void,
): unknown {
  try {
    return Reflect.apply(service[name], undefined, [request, heard]);
  } catch (error) {
    if (error instanceof SyncError) throw wsusError(error);
    throw error;
  }
}

function wsusError({ key, code, message, entry }: SyncError): NetThrow {
  const type =
    key === 'notFound'
      ? 'WsusObjectNotFoundException'
      : key === 'invalidRequest'
        ? 'WsusInvalidDataException'
        : 'WsusException';
  const text = `${message}. ${entry.remedy}`;
  return new NetThrow(new NetException(`${administration}.${type}`, text, null, { HResult: code | 0 }));
}

/** What is asked for by an id that nothing has. */
export function notFound(what: string): NetThrow {
  const type = `${administration}.WsusObjectNotFoundException`;
  return new NetThrow(new NetException(type, `${what}.`));
}

/** What this product has nothing to stand for: System.NotSupportedException with the reason. */
export function notHere(what: string): NetThrow {
  return new NetThrow(new NetException('System.NotSupportedException', `${what}.`));
}
