import { findCulture } from '../../text/culture.ts';
import { CultureInfo, invariantCultureInfo } from '../../values/cultureInfo.ts';
import type { Value } from '../../values/value.ts';
import { enumNumber, instanceOf, int, netError, required } from '../arguments.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetType } from '../netType.ts';
import { Calendar } from './calendarTypes.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** The culture, or the part of one, that a member was called on. */
export const cultureInfoOf = instanceOf(CultureInfo, 'CultureInfo');

function named(value: Value | undefined): CultureInfo {
  const name = required(value, 'name');
  const found = /^[a-z]{0,8}(?:-[a-z0-9]{1,8})*$/i.test(name) ? findCulture(name) : undefined;
  if (found === undefined) {
    throw netError(
      'System.Globalization.CultureNotFoundException',
      `Culture is not supported. (Parameter 'name')\n${name} is an invalid culture identifier.`,
    );
  }
  return new CultureInfo(found.name);
}

/** The culture of a number of Windows. */
function numbered(id: number): CultureInfo {
  for (const [name, known] of languageIds) if (known === id) return new CultureInfo(name);
  throw netError(
    'System.Globalization.CultureNotFoundException',
    `Culture is not supported. (Parameter 'culture')\n${id} (0x${id.toString(16).padStart(4, '0')}) is an invalid culture identifier.`,
  );
}

function displayName({ name }: CultureInfo, locale: string, type: 'full' | 'native' = 'full'): string {
  if (name === '') return 'Invariant Language (Invariant Country)';
  return (
    new Intl.DisplayNames([type === 'native' ? name : locale === '' ? 'en' : locale], {
      type: 'language',
      languageDisplay: 'standard',
    }).of(name) ?? name
  );
}

/** A part of a culture: its NumberFormatInfo and the like. */
export const part = (name: string, typeName: string) => new CultureInfo(name, typeName);

/** System.Globalization.CultureInfo. */
export const cultureInfoType = () =>
  new TypeBuilder('System.Globalization.CultureInfo', cultureInfoOf, {
    interfaces: ['System.IFormatProvider', 'System.ICloneable'],
    defaultDisplay: ['LCID', 'Name', 'DisplayName'],
  })
    .property('System.Globalization.CultureInfo Parent', ({ name }) =>
      name.includes('-') ? new CultureInfo(name.slice(0, name.lastIndexOf('-'))) : invariantCultureInfo,
    )
    .property('int LCID', ({ name }) => languageIds.get(name) ?? 4096)
    .property('string Name', ({ name }) => name)
    .property('string IetfLanguageTag', ({ name }) => name)
    .property('string DisplayName', (self, context) => displayName(self, context.culture))
    .property('string NativeName', (self) => displayName(self, '', 'native'))
    .property('string EnglishName', (self) => displayName(self, 'en'))
    .property('string TwoLetterISOLanguageName', ({ name }) =>
      name === '' ? 'iv' : (name.split('-')[0] ?? ''),
    )
    .property(
      'string ThreeLetterISOLanguageName',
      ({ name }) => threeLetters.get(name.split('-')[0] ?? '') ?? 'ivl',
    )
    .property('bool IsNeutralCulture', ({ name }) => name !== '' && !name.includes('-'))
    .property('bool IsReadOnly', () => false)
    .property('int KeyboardLayoutId', ({ name }) => languageIds.get(name) ?? 4096)
    .property(
      'string ThreeLetterWindowsLanguageName',
      ({ name }) =>
        windowsLetters.get(name) ?? threeLetters.get(name.split('-')[0] ?? '')?.toUpperCase() ?? 'IVL',
    )
    .property(
      'System.Globalization.CultureTypes CultureTypes',
      ({ name }) => new EnumValue('System.Globalization.CultureTypes', name.includes('-') ? 2n : 1n),
    )
    .property('bool UseUserOverride', () => false)
    .method('System.Object Clone()', ({ name }) => new CultureInfo(name))
    .method('void ClearCachedData()', () => null)
    .method('System.Object GetFormat(type formatType)', ({ name }, [type]) => {
      const wanted = type instanceof NetType ? type.fullName : '';
      return /(?:Number|DateTime)FormatInfo$/.test(wanted) ? part(name, wanted) : null;
    })
    .staticMethod(
      'cultureinfo[] GetCultures(System.Globalization.CultureTypes types)',
      ([types]) => new NetArray(culturesOf(enumNumber(types)), 'System.Globalization.CultureInfo'),
    )
    .property('System.Globalization.TextInfo TextInfo', ({ name }) =>
      part(name, 'System.Globalization.TextInfo'),
    )
    .property('System.Globalization.NumberFormatInfo NumberFormat', ({ name }) =>
      part(name, 'System.Globalization.NumberFormatInfo'),
    )
    .property('System.Globalization.DateTimeFormatInfo DateTimeFormat', ({ name }) =>
      part(name, 'System.Globalization.DateTimeFormatInfo'),
    )
    .property('System.Globalization.CompareInfo CompareInfo', ({ name }) =>
      part(name, 'System.Globalization.CompareInfo'),
    )
    .property('System.Globalization.Calendar Calendar', () => new Calendar())
    .method(
      'bool Equals(System.Object value)',
      (self, [other]) => other instanceof CultureInfo && other.name === self.name,
    )
    .method('string ToString()', ({ name }) => name)
    .staticProperty('cultureinfo CurrentCulture', ({ culture }) => new CultureInfo(culture))
    .staticProperty('cultureinfo CurrentUICulture', ({ culture }) => new CultureInfo(culture))
    .staticProperty('cultureinfo InvariantCulture', () => invariantCultureInfo)
    .staticProperty('cultureinfo InstalledUICulture', () => invariantCultureInfo)
    .staticMethod('cultureinfo GetCultureInfo(string name)', ([name]) => named(name))
    .staticMethod('cultureinfo GetCultureInfo(int culture)', ([id]) => numbered(int(id)))
    .staticMethod('cultureinfo CreateSpecificCulture(string name)', ([given]) => {
      const { name } = named(given);
      if (name === '' || name.includes('-')) return new CultureInfo(name);
      const { region } = new Intl.Locale(name).maximize();
      return new CultureInfo(region === undefined ? name : `${name}-${region}`);
    })
    .constructs('(string name)', ([name]) => named(name))
    .constructs('(int culture)', ([id]) => numbered(int(id)))
    .constructs('(string name, bool useUserOverride)', ([name]) => named(name))
    .build();

const windowsLetters: ReadonlyMap<string, string> = new Map([
  ['', 'IVL'],
  ['en-US', 'ENU'],
  ['en-GB', 'ENG'],
  ['en', 'ENU'],
  ['de-DE', 'DEU'],
  ['fr-FR', 'FRA'],
  ['ja-JP', 'JPN'],
]);

/** The cultures that are known here: 1 for those of a language alone, 2 for those of a land. */
function culturesOf(types: number): CultureInfo[] {
  const neutral = [...threeLetters.keys()].sort();
  const specific = [...languageIds.keys()].filter((name) => name.includes('-')).sort();
  return [...((types & 1) === 0 ? [] : ['', ...neutral]), ...((types & 2) === 0 ? [] : specific)].map(
    (name) => new CultureInfo(name),
  );
}

/** ISO 639-2 of languages. */
const threeLetters: ReadonlyMap<string, string> = new Map(
  'en:eng de:deu fr:fra es:spa it:ita ja:jpn nl:nld pt:por ru:rus zh:zho ko:kor pl:pol sv:swe da:dan fi:fin nb:nob cs:ces tr:tur'
    .split(' ')
    .map((pair) => [pair.slice(0, 2), pair.slice(3)]),
);

/** Numbers of cultures, as Windows has them. */
export const languageIds: ReadonlyMap<string, number> = new Map([
  ['', 127],
  ['en-US', 1033],
  ['en-GB', 2057],
  ['de-DE', 1031],
  ['fr-FR', 1036],
  ['es-ES', 3082],
  ['it-IT', 1040],
  ['ja-JP', 1041],
  ['nl-NL', 1043],
  ['pt-BR', 1046],
  ['en', 9],
  ['de', 7],
  ['fr', 12],
]);
