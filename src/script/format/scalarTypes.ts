/** Types that are shown as their text, and are put to the right side of a column where they are not texts. */
const scalars: ReadonlySet<string> = new Set(
  (
    'String SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Char Single Double Boolean Decimal IntPtr ' +
    'Security.SecureString Numerics.BigInteger'
  )
    .split(' ')
    .map((name) => `System.${name}`),
);

/** Whether an object of these type names is shown as its text. Values of enums are. */
export function isScalar(typeNames: readonly string[]): boolean {
  const [first = '', second] = typeNames;
  return second === 'System.Enum' || scalars.has(first.replace(/^Deserialized\./u, ''));
}

/** Whether an object of these type names is put to the right side of its column. */
export function isRightAligned(typeNames: readonly string[]): boolean {
  return isScalar(typeNames) && typeNames[0] !== 'System.String';
}
