import { unicodeCategories } from '../text/unicodeCategory.ts';
import { errorCategories } from '../../values/errorRecord.ts';
import { dateKinds } from '../../values/dateTime.ts';
import { regexOptions } from '../../text/netRegex.ts';
import { dateStyles } from '../../text/localDate.ts';
import type { NetType } from '../netType.ts';
import { stringComparisons } from '../text/textComparison.ts';
import { memberTypes } from './memberTypes.ts';
import { enumType } from '../typeBuilder.ts';

const { ecmaScript, ...plainOptions } = regexOptions;

/** Names in order of their numbers from 0. */
const count = (names: string | readonly string[]): Record<string, number> =>
  Object.fromEntries(
    (typeof names === 'string' ? names.split(' ') : names).map((name, index) => [name, index]),
  );

/** Names in order of their numbers from a first one. */
const numbered = (first: number, names: string): Record<string, number> =>
  Object.fromEntries(names.split(' ').map((name, index) => [name, first + index]));

/** Names of flags in order of their bits, after a name for none. */
const bits = (none: string | null, names: string): Record<string, number> =>
  Object.fromEntries([
    ...(none === null ? [] : [[none, 0] satisfies [string, number]]),
    ...names.split(' ').map((name, index) => [name, 2 ** index] satisfies [string, number]),
  ]);

const pascal = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  );

const plain: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  ['System.Xml.XmlDateTimeSerializationMode', count('Local Utc Unspecified RoundtripKind')],
  ['System.Runtime.InteropServices.Architecture', count('X86 X64 Arm Arm64')],
  ['System.Xml.ConformanceLevel', count('Auto Fragment Document')],
  ['System.Xml.NewLineHandling', count('Replace Entitize None')],
  [
    'System.Xml.XmlNodeType',
    count(
      'None Element Attribute Text CDATA EntityReference Entity ProcessingInstruction Comment Document DocumentType DocumentFragment Notation Whitespace SignificantWhitespace EndElement EndEntity XmlDeclaration',
    ),
  ],
  [
    'System.Environment+SpecialFolder',
    {
      Desktop: 0,
      Programs: 2,
      MyDocuments: 5,
      Personal: 5,
      Favorites: 6,
      Startup: 7,
      Recent: 8,
      SendTo: 9,
      StartMenu: 11,
      MyMusic: 13,
      MyVideos: 14,
      DesktopDirectory: 16,
      MyComputer: 17,
      NetworkShortcuts: 19,
      Fonts: 20,
      Templates: 21,
      CommonStartMenu: 22,
      CommonPrograms: 23,
      CommonStartup: 24,
      CommonDesktopDirectory: 25,
      ApplicationData: 26,
      PrinterShortcuts: 27,
      LocalApplicationData: 28,
      InternetCache: 32,
      Cookies: 33,
      History: 34,
      CommonApplicationData: 35,
      Windows: 36,
      System: 37,
      ProgramFiles: 38,
      MyPictures: 39,
      UserProfile: 40,
      SystemX86: 41,
      ProgramFilesX86: 42,
      CommonProgramFiles: 43,
      CommonProgramFilesX86: 44,
      CommonTemplates: 45,
      CommonDocuments: 46,
      CommonAdminTools: 47,
      AdminTools: 48,
      CommonMusic: 53,
      CommonPictures: 54,
      CommonVideos: 55,
      Resources: 56,
      LocalizedResources: 57,
      CommonOemLinks: 58,
      CDBurning: 59,
    },
  ],
  ['System.DayOfWeek', count('Sunday Monday Tuesday Wednesday Thursday Friday Saturday')],
  ['System.DateTimeKind', count(dateKinds)],
  ['System.StringComparison', count(stringComparisons)],
  ['System.MidpointRounding', count('ToEven AwayFromZero ToZero ToNegativeInfinity ToPositiveInfinity')],
  [
    'System.ConsoleColor',
    count(
      'Black DarkBlue DarkGreen DarkCyan DarkRed DarkMagenta DarkYellow Gray DarkGray Blue Green Cyan Red Magenta Yellow White',
    ),
  ],
  ['System.PlatformID', count('Win32S Win32Windows Win32NT WinCE Unix Xbox MacOSX Other')],
  ['System.EnvironmentVariableTarget', count('Process User Machine')],
  [
    'System.TypeCode',
    {
      ...count(
        'Empty Object DBNull Boolean Char SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal DateTime',
      ),
      String: 18,
    },
  ],
  ['System.UriKind', count('RelativeOrAbsolute Absolute Relative')],
  ['System.UriPartial', count('Scheme Authority Path Query')],
  ['System.UriHostNameType', count('Unknown Basic Dns IPv4 IPv6')],
  ['System.Text.NormalizationForm', { FormC: 1, FormD: 2, FormKC: 5, FormKD: 6 }],
  [
    'System.Globalization.UnicodeCategory',
    Object.fromEntries(unicodeCategories.map(([name], index) => [name, index])),
  ],
  ['System.Xml.ReadState', count('Initial Interactive Error EndOfFile Closed')],
  ['System.Xml.Formatting', count('None Indented')],
  ['System.IO.SearchOption', count('TopDirectoryOnly AllDirectories')],
  ['System.IO.FileMode', { CreateNew: 1, Create: 2, Open: 3, OpenOrCreate: 4, Truncate: 5, Append: 6 }],
  ['System.IO.SeekOrigin', count('Begin Current End')],
  [
    'System.IO.FileOptions',
    {
      None: 0,
      DeleteOnClose: 67108864,
      SequentialScan: 134217728,
      RandomAccess: 268435456,
      Asynchronous: 1073741824,
    },
  ],
  ['System.IO.DriveType', count('Unknown NoRootDirectory Removable Fixed Network CDRom Ram')],
  ['System.Globalization.CalendarWeekRule', count('FirstDay FirstFullWeek FirstFourDayWeek')],
  ['System.Base64FormattingOptions', count('None InsertLineBreaks')],
  [
    'System.Net.Sockets.AddressFamily',
    { Unknown: -1, Unspecified: 0, Unix: 1, InterNetwork: 2, InterNetworkV6: 23 },
  ],
  [
    'System.Net.HttpStatusCode',
    {
      ...numbered(100, 'Continue SwitchingProtocols Processing EarlyHints'),
      ...numbered(
        200,
        'OK Created Accepted NonAuthoritativeInformation NoContent ResetContent PartialContent MultiStatus AlreadyReported',
      ),
      IMUsed: 226,
      ...numbered(
        300,
        'MultipleChoices MovedPermanently Found SeeOther NotModified UseProxy Unused TemporaryRedirect PermanentRedirect',
      ),
      ...{ Ambiguous: 300, Moved: 301, Redirect: 302, RedirectMethod: 303, RedirectKeepVerb: 307 },
      ...numbered(
        400,
        'BadRequest Unauthorized PaymentRequired Forbidden NotFound MethodNotAllowed NotAcceptable ProxyAuthenticationRequired RequestTimeout Conflict Gone LengthRequired PreconditionFailed RequestEntityTooLarge RequestUriTooLong UnsupportedMediaType RequestedRangeNotSatisfiable ExpectationFailed',
      ),
      ...numbered(421, 'MisdirectedRequest UnprocessableEntity Locked FailedDependency'),
      ...{ UnprocessableContent: 422, UpgradeRequired: 426, PreconditionRequired: 428, TooManyRequests: 429 },
      ...{ RequestHeaderFieldsTooLarge: 431, UnavailableForLegalReasons: 451 },
      ...numbered(
        500,
        'InternalServerError NotImplemented BadGateway ServiceUnavailable GatewayTimeout HttpVersionNotSupported VariantAlsoNegotiates InsufficientStorage LoopDetected',
      ),
      ...{ NotExtended: 510, NetworkAuthenticationRequired: 511 },
    },
  ],
  [
    'Microsoft.PowerShell.Commands.WebRequestMethod',
    count('Default Get Head Post Put Delete Trace Options Merge Patch'),
  ],
  ['Microsoft.PowerShell.Commands.WebAuthenticationType', count('None Basic Bearer OAuth')],
  [
    'System.Management.Automation.ActionPreference',
    count('SilentlyContinue Stop Continue Inquire Ignore Suspend Break'),
  ],
  ['System.Management.Automation.ConfirmImpact', count('None Low Medium High')],
  ['System.Management.Automation.ValidateRangeKind', count('Positive NonNegative Negative NonPositive')],
  ['System.Management.Automation.ErrorCategory', count(errorCategories)],
  ['Microsoft.PowerShell.Commands.TestPathType', count('Any Container Leaf')],
  ['Microsoft.PowerShell.Commands.JsonDateKind', count('Default Local Utc Offset String')],
  ['Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind', count('Never Always AsNeeded')],
  ['Newtonsoft.Json.StringEscapeHandling', count('Default EscapeNonAscii EscapeHtml')],
  ['System.Management.Automation.OutputRendering', count('Host PlainText Ansi')],
  ['System.Management.Automation.ProgressView', count('Minimal Classic')],
  ['System.Management.Automation.NativeArgumentPassingStyle', count('Legacy Standard Windows')],
  ['System.Management.Automation.ErrorView', count('NormalView CategoryView ConciseView DetailedView')],
  [
    'System.Management.Automation.WhereOperatorSelectionMode',
    count('Default First Last SkipUntil Until Split'),
  ],
  ['System.Management.Automation.CommandOrigin', count('Runspace Internal')],
  ['System.Management.Automation.ProgressRecordType', count('Processing Completed')],
  ['System.Management.Automation.ResolutionPurpose', count('Encryption Decryption')],
  [
    'System.Management.Automation.PSLanguageMode',
    count('FullLanguage RestrictedLanguage NoLanguage ConstrainedLanguage'),
  ],
  ['System.Management.Automation.VariableAccessMode', count('Read Write ReadWrite')],
  ['System.Management.Automation.ModuleType', count('Script Binary Manifest Cim Workflow')],
  ['System.Management.Automation.ModuleAccessMode', count('ReadWrite ReadOnly Constant')],
  ['System.Management.Automation.SessionStateEntryVisibility', count('Public Private')],
  [
    'Microsoft.PowerShell.ExecutionPolicy',
    { Unrestricted: 0, RemoteSigned: 1, AllSigned: 2, Restricted: 3, Default: 3, Bypass: 4, Undefined: 5 },
  ],
  [
    'Microsoft.PowerShell.ExecutionPolicyScope',
    count('Process CurrentUser LocalMachine UserPolicy MachinePolicy'),
  ],
  [
    'Microsoft.PowerShell.Commands.TextEncodingType',
    { Unknown: 0, String: 1, Unicode: 2, Byte: 3, BigEndianUnicode: 4, Utf8: 5, Utf7: 6, Ascii: 7 },
  ],
];

const flags: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  [
    'System.Reflection.BindingFlags',
    bits('Default', 'IgnoreCase DeclaredOnly Instance Static Public NonPublic FlattenHierarchy'),
  ],
  [
    'System.Reflection.MemberTypes',
    { ...bits(null, 'Constructor Event Field Method Property TypeInfo Custom NestedType'), All: 191 },
  ],
  [
    'System.Reflection.TypeAttributes',
    {
      Public: 1,
      SequentialLayout: 8,
      ClassSemanticsMask: 32,
      Abstract: 128,
      Sealed: 256,
      Serializable: 8192,
      BeforeFieldInit: 1048576,
    },
  ],
  ['System.StringSplitOptions', bits('None', 'RemoveEmptyEntries TrimEntries')],
  [
    'System.AttributeTargets',
    bits(
      'None',
      'Assembly Module Class Struct Enum Constructor Method Property Field Event Interface Parameter Delegate ReturnValue GenericParameter',
    ),
  ],
  [
    'System.Text.RegularExpressions.RegexOptions',
    { None: 0, ...pascal(plainOptions), ECMAScript: ecmaScript, NonBacktracking: 1024 },
  ],
  [
    'System.Globalization.DateTimeStyles',
    { None: 0, AllowLeadingWhite: 1, AllowTrailingWhite: 2, AllowInnerWhite: 4, ...pascal(dateStyles) },
  ],
  [
    'System.Globalization.NumberStyles',
    {
      None: 0,
      AllowLeadingWhite: 1,
      AllowTrailingWhite: 2,
      AllowLeadingSign: 4,
      Integer: 7,
      AllowTrailingSign: 8,
      AllowParentheses: 16,
      AllowDecimalPoint: 32,
      AllowThousands: 64,
      Number: 111,
      AllowExponent: 128,
      Float: 167,
      AllowCurrencySymbol: 256,
      Currency: 383,
      Any: 511,
      AllowHexSpecifier: 512,
      HexNumber: 515,
      AllowBinarySpecifier: 1024,
      BinaryNumber: 1027,
    },
  ],
  [
    'System.Globalization.CompareOptions',
    {
      ...bits('None', 'IgnoreCase IgnoreNonSpace IgnoreSymbols IgnoreKanaType IgnoreWidth'),
      OrdinalIgnoreCase: 268435456,
      StringSort: 536870912,
      Ordinal: 1073741824,
    },
  ],
  [
    'System.Globalization.CultureTypes',
    bits(
      'None',
      'NeutralCultures SpecificCultures InstalledWin32Cultures UserCustomCulture ReplacementCultures',
    ),
  ],
  [
    'System.IO.FileAttributes',
    {
      None: 0,
      ReadOnly: 1,
      Hidden: 2,
      System: 4,
      Directory: 16,
      Archive: 32,
      Device: 64,
      Normal: 128,
      Temporary: 256,
      SparseFile: 512,
      ReparsePoint: 1024,
      Compressed: 2048,
      Offline: 4096,
      NotContentIndexed: 8192,
      Encrypted: 16384,
      IntegrityStream: 32768,
      NoScrubData: 131072,
    },
  ],
  ['System.IO.FileAccess', { Read: 1, Write: 2, ReadWrite: 3 }],
  ['System.IO.FileShare', { None: 0, Read: 1, Write: 2, ReadWrite: 3, Delete: 4, Inheritable: 16 }],
  [
    'Microsoft.PowerShell.Commands.WebSslProtocol',
    { Default: 0, Tls12: 3072, Tls: 3072, Tls11: 3072, Tls13: 12288 },
  ],
  [
    'System.Net.SecurityProtocolType',
    { SystemDefault: 0, Ssl3: 48, Tls: 192, Tls11: 768, Tls12: 3072, Tls13: 12288 },
  ],
  [
    'System.Management.Automation.SplitOptions',
    bits(
      null,
      'SimpleMatch RegexMatch CultureInvariant IgnorePatternWhitespace Multiline Singleline IgnoreCase ExplicitCapture',
    ),
  ],
  ['System.Management.Automation.WildcardOptions', bits('None', 'Compiled IgnoreCase CultureInvariant')],
  [
    'System.Management.Automation.ScopedItemOptions',
    { None: 0, ReadOnly: 1, Constant: 2, Private: 4, AllScope: 8, Unspecified: 16 },
  ],
  [
    'System.Management.Automation.CommandTypes',
    {
      Alias: 1,
      Function: 2,
      Filter: 4,
      Cmdlet: 8,
      ExternalScript: 16,
      Application: 32,
      Script: 64,
      Configuration: 256,
      All: 383,
    },
  ],
  ['System.Management.Automation.PSMemberTypes', memberTypes],
  ['System.Management.Automation.PSMemberViewTypes', { Extended: 1, Adapted: 2, Base: 4, All: 7 }],
  ['System.Management.Automation.ShouldProcessReason', bits('None', 'WhatIf')],
  [
    'System.Management.Automation.Provider.ProviderCapabilities',
    bits('None', 'Include Exclude Filter ExpandWildcards ShouldProcess Credentials Transactions'),
  ],
];

/** The enums that come with the product, by full name. */
export const enumTypes: readonly (readonly [string, () => NetType])[] = [
  ...plain.map(([name, values]) => [name, () => enumType(name, values)] satisfies [string, () => NetType]),
  ...flags.map(
    ([name, values]) => [name, () => enumType(name, values, true)] satisfies [string, () => NetType],
  ),
];
