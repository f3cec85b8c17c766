import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { ScriptFiles } from '../runtime/session/scriptFiles.ts';

/** A refused path, as Node tells of what the system refuses. */
class RefusedPath extends Error {
  readonly code = 'EACCES';

  constructor(file: string) {
    super(
      `Access to the path '${file}' is denied: it is not below a folder that the script may reach (--allow).`,
    );
    this.name = 'RefusedPath';
  }
}

/** A path below a folder that the machine does not have, as Node tells of it. */
class MissingFolder extends Error {
  readonly code = 'ENOENT';

  constructor(file: string) {
    super(`ENOENT: no such file or directory, open '${file}'`);
    this.name = 'MissingFolder';
  }
}

/**
 * Files below some folders alone. Links are followed before it is decided: one that leads out of the folders is refused. What is refused throws; for the
 * question whether something is there it is not there. Folders that lead to them are there: their paths tell as much.
 */
export function rootedFiles(files: ScriptFiles, folders: readonly string[]): ScriptFiles {
  const roots = folders.map((folder) => realPath(folder));
  const isAllowed = (file: string): boolean => {
    const real = realPath(file);
    return roots.some(
      (root) => real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep),
    );
  };
  const leadsTo = (file: string): boolean => {
    const real = realPath(file);
    return roots.some((root) => root.startsWith(real.endsWith(path.sep) ? real : real + path.sep));
  };
  const allowed = (file: string): string => {
    if (!isAllowed(file)) throw isNowhere(file) ? new MissingFolder(file) : new RefusedPath(file);
    return file;
  };
  return {
    isFile: (file) => isAllowed(file) && files.isFile(file),
    isFolder: (file) => (isAllowed(file) && files.isFolder(file)) || leadsTo(file),
    status: (file) => (isAllowed(file) || leadsTo(file) ? files.status(file) : undefined),
    readText: (file) => files.readText(allowed(file)),
    readBytes: (file) => files.readBytes(allowed(file)),
    list: (folder) => files.list(allowed(folder)),
    writeText: (file, text, append) => {
      files.writeText(allowed(file), text, append);
    },
    writeBytes: (file, bytes, append) => {
      files.writeBytes(allowed(file), bytes, append);
    },
    makeFolder: (folder) => {
      files.makeFolder(allowed(folder));
    },
    remove: (file) => {
      files.remove(allowed(file));
    },
    move: (from, to) => {
      files.move(allowed(from), allowed(to));
    },
    copyFile: (from, to) => {
      files.copyFile(allowed(from), allowed(to));
    },
    setTimes: (file, accessed, modified) => {
      files.setTimes(allowed(file), accessed, modified);
    },
    link: (file, target, kind) => {
      // What a link may lead to is what may be reached without it.
      allowed(path.resolve(path.dirname(file), target));
      files.link(allowed(file), target, kind);
    },
    setReadOnly: (file, readOnly) => {
      files.setReadOnly(allowed(file), readOnly);
    },
  };
}

/** As many links after one another as the system follows. */
const mostLinks = 40;

/** Where a path leads: links of what exists of it are followed, also those that lead to nothing, the rest is appended. */
function realPath(file: string, links = 0): string {
  let existing = path.resolve(file);
  let rest = '';
  for (;;) {
    try {
      return path.join(realpathSync(existing), rest);
    } catch (error) {
      const parent = path.dirname(existing);
      if (parent === existing || links > mostLinks) throw error;
      if (lstatSync(existing, { throwIfNoEntry: false })?.isSymbolicLink() === true)
        return realPath(
          path.join(path.resolve(realPath(parent, links + 1), readlinkSync(existing)), rest),
          links + 1,
        );
      rest = path.join(path.basename(existing), rest);
      existing = parent;
    }
  }
}

/** Whether not even the first folder of a path is there: nothing is told of what is. */
function isNowhere(file: string): boolean {
  const { root } = path.parse(file);
  const [first = '', ...rest] = path.resolve(file).slice(root.length).split(path.sep);
  return rest.length > 0 && !existsSync(path.join(root, first));
}
