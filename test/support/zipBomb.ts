import { deflateRawSync } from 'node:zlib';

/** 60 MiB of zeros, deflated. */
export const zipBomb = deflateRawSync(Buffer.alloc(60 * 1024 * 1024), { level: 1 });
