import { spawnSync } from 'node:child_process';

const program = 'cabextract';

/** Whether the cabextract program is installed. */
export const hasCabextract = spawnSync(program, ['--version']).error === undefined;
