import type { ErrorEntry } from './entry.ts';

/** Failures of the data folder. */
export const storeErrors = {
  busy: {
    code: 0x80070020,
    cause: 'Another process works in the data folder.',
    remedy: 'Wait until that process ends, or stop it.',
    retryable: true,
  },
  fenced: {
    code: 0x80070021,
    cause: 'Another process has taken over the data folder.',
    remedy: 'Start the command again.',
    retryable: true,
  },
  diskFull: {
    code: 0x80070070,
    cause: 'The disk of the data folder is full.',
    remedy: 'Free space, then synchronize again: everything committed so far is kept.',
    retryable: true,
  },
  notWritable: {
    code: 0x80070005,
    cause: 'The data folder cannot be written by this user.',
    remedy: 'Give this user write access, or choose another folder with --data.',
    retryable: false,
  },
  inputOutput: {
    code: 0x8007045d,
    cause: 'The operating system could not read or write a file of the data folder.',
    remedy: 'Check the disk, then run susync verify.',
    retryable: true,
  },
  damagedStore: {
    code: 0x80070571,
    cause: 'A file of the data folder does not have the content that was written.',
    remedy: 'Run susync verify to see what is damaged, then susync repair, or restore a backup.',
    retryable: false,
  },
  newerStore: {
    code: 0x8007064a,
    cause: 'The data folder was written by a newer version of this product.',
    remedy: 'Update this product on this machine.',
    retryable: false,
  },
} as const satisfies Record<string, ErrorEntry>;
