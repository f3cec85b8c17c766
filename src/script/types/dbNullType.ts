import { dbNull } from '../values/dbNull.ts';
import { EnumValue } from '../values/enumValue.ts';
import { TypeBuilder } from './typeBuilder.ts';

/** System.DBNull. */
export const dbNullType = () =>
  new TypeBuilder('System.DBNull', (value) => value, { interfaces: ['System.IConvertible'] })
    .method('System.TypeCode GetTypeCode()', () => new EnumValue('System.TypeCode', 2n))
    .methods(['string ToString()', 'string ToString(System.IFormatProvider provider)'], () => '')
    .staticProperty('System.DBNull Value', () => dbNull)
    .build();
