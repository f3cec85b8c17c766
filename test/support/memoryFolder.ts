import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/**
 * Where the file ports in memory keep what tests write. NeDB writes beside the port, to the disk itself: so it is a folder of this process alone,
 * which goes with it.
 */
export const memoryFolder = path.join(os.tmpdir(), `susync-memory-${process.pid}`);

process.once('exit', () => {
  rmSync(memoryFolder, { recursive: true, force: true });
});
