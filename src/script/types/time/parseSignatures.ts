/** Declarations of ParseExact of DateOnly or TimeOnly. */
export const exactSignatures = (type: string): string[] => [
  `${type} ParseExact(string s, string format)`,
  `${type} ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = 0)`,
  `${type} ParseExact(string s, string[] formats)`,
  `${type} ParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = 0)`,
];

/** Declarations of their TryParse. */
export const trySignatures = (type: string): string[] => [
  `bool TryParse(string s, ref ${type} result)`,
  `bool TryParse(string s, System.IFormatProvider provider, ref ${type} result)`,
  `bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, ref ${type} result)`,
];

/** Declarations of their TryParseExact. */
export const tryExactSignatures = (type: string): string[] => [
  `bool TryParseExact(string s, string format, ref ${type} result)`,
  `bool TryParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, ref ${type} result)`,
  `bool TryParseExact(string s, string[] formats, ref ${type} result)`,
  `bool TryParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, ref ${type} result)`,
];
