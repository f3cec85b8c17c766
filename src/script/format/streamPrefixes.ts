/** What stands before the records of a stream where they are shown, or written down. */
export const streamPrefixes = { warning: 'WARNING: ', verbose: 'VERBOSE: ', debug: 'DEBUG: ' } as const;
