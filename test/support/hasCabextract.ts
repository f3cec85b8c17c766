import { spawnSync } from 'node:child_process';

/** Whether the cabextract program is installed. */
export const hasCabextract = spawnSync('cabextract', ['--version']).error === undefined;
