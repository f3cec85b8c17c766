import { errorCode } from '../base/errorCode.ts';
import { systemErrorKey } from '../domain/errors/systemErrors.ts';
import { SyncError } from '../domain/errors/syncError.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'what should be a folder is none',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not use it',
  EPERM: 'this user may not use it',
  EROFS: 'it can only be read',
  ENOSPC: 'its disk is full',
  EDQUOT: 'this user may store no more there',
  EFBIG: 'its file system takes no file of that size',
};

/** Does something with a file that somebody named; what the operating system refuses names it, and says in words what is wrong. */
export async function withFileFailures<T>(file: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const [key, code] = [systemErrorKey(error), errorCode(error) ?? ''];
    if (key === undefined) throw error;
    throw new SyncError(key, `${file}: ${reasons[code] ?? code}`, { cause: error });
  }
}
