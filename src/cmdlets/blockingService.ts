import {
  type OperationName,
  operationNames,
  type Operations,
  type RequestOf,
} from '../service/rpc/operations.ts';

/** The service's operations as cmdlets call them: each blocks until it is answered. Throws `SyncError`s. */
export type BlockingService = {
  readonly [Name in OperationName]: (
    request?: RequestOf<Operations[Name]>,
    heard?: (progress: unknown) => void,
  ) => Awaited<ReturnType<Operations[Name]>>;
};

/** Makes them of one blocking call, which takes the operation's name. */
export function blockingService(
  call: (operation: OperationName, request: object, heard: (progress: unknown) => void) => unknown,
): BlockingService {
  const operations = Object.fromEntries(
    operationNames.map((name) => [
      name,
      (request: object = {}, heard: (progress: unknown) => void = () => undefined) =>
        call(name, request, heard),
    ]),
  );
  if (!hasOperations(operations)) throw new TypeError('The table of operations is incomplete');
  return operations;
}

function hasOperations(operations: object): operations is BlockingService {
  return operationNames.every((name) => Object.hasOwn(operations, name));
}
