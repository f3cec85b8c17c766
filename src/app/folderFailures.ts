import { withIoFailures } from '../store/files/ioFailure.ts';

/** Does something with the files of a data folder; what the system refuses becomes `notWritable`, `diskFull` or `inputOutput`. */
export function withFolderFailures<T>(folder: string, action: () => Promise<T>): Promise<T> {
  return withIoFailures(`Data folder ${folder}`, action);
}
