import { NetObject } from './value.ts';

/** System.DBNull: what a database has where it holds nothing; a value, unlike null. */
export class DbNull extends NetObject {
  readonly typeName = 'System.DBNull';
}

/** DBNull.Value: there is one. */
export const dbNull = new DbNull();
