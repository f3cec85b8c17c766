/** Signatures of a zip file's structures (APPNOTE 6.3.10 §4.3). */
export const ZipSignature = {
  localHeader: 0x04034b50,
  directoryEntry: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  end64Locator: 0x07064b50,
} as const;

/** Bytes of a local header before name and extra field. */
export const localHeaderLength = 30;
/** Bytes of a directory entry before name, extra field and comment. */
export const directoryEntryLength = 46;
/** Bytes of the end record before its comment. */
export const endLength = 22;
/** Bytes of the 64-bit end record as version 45 writes it. */
export const end64Length = 56;
/** Bytes of the locator before the end record. */
export const end64LocatorLength = 20;

/** What stands in a 32-bit field whose value stands in the 64-bit structures. */
export const in64 = 0xffffffff;
/** What stands in a 16-bit count that stands in the 64-bit structures. */
export const countIn64 = 0xffff;

/** Stored or deflated; nothing else is written or read. */
export type ZipMethod = 0 | 8;

/** General purpose bits. */
export const ZipFlag = { encrypted: 0x0001, utf8: 0x0800 } as const;

/** A moment as zip files have it: date in the upper, time in the lower 16 bits, UTC, in steps of two seconds, 1980 at the earliest. */
export function dosTime(milliseconds: number): number {
  const moment = new Date(Math.max(milliseconds, Date.UTC(1980, 0, 1)));
  const year = Math.min(moment.getUTCFullYear(), 2107) - 1980;
  const date = (year << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  return ((date << 16) | time) >>> 0;
}
