import { calendarTypes } from './text/calendarTypes.ts';
import { cultureParts } from './text/cultureParts.ts';
import { cultureInfoType } from './text/cultureTypes.ts';
import { entryType } from './collections/collectionViewType.ts';
import { languagePrimitivesType } from './languageTypes.ts';
import { hashTypes } from './security/hashTypes.ts';
import { nameValueType } from './collections/nameValueType.ts';
import { charUnicodeInfoType } from './text/charUnicodeInfoType.ts';
import { comparerType, gcType, interlockedType, lazyType, monitorType } from './smallTypes.ts';
import { uriBuilderType } from './web/uriBuilderType.ts';
import { xmlReaderSettingsType, xmlReaderType } from './xml/xmlReaderType.ts';
import { xmlWriterSettingsType } from './xml/xmlWriterSettings.ts';
import { xmlTextWriterType, xmlWriterType } from './xml/xmlWriterType.ts';
import { bagType, endedType } from './collections/queueTypes.ts';
import { linkedListType, linkedNodeType } from './collections/linkedListTypes.ts';
import { priorityQueueType } from './collections/priorityQueueType.ts';
import { queryCollectionType } from './collections/nameValueType.ts';
import { pointerType } from './numbers/pointerTypes.ts';
import { convertType } from './numbers/convertType.ts';
import { dateOnlyType } from './time/dateOnlyType.ts';
import { dateTimeOffsetType } from './time/dateTimeOffsetType.ts';
import { timeOnlyType } from './time/timeOnlyType.ts';
import { derivedEncodings, encodingType } from './text/encodingTypes.ts';
import { environmentType, operatingSystemType } from './environmentType.ts';
import { runtimeInformationTypes } from './runtimeInformation.ts';
import { randomType } from './randomType.ts';
import { bitArrayType } from './collections/bitArrayType.ts';
import { stringCollectionType } from './collections/stringCollectionType.ts';
import { stopwatchType, tupleFactory, tupleType, wildcardType } from './helperTypes.ts';
import { directoryType } from './files/directoryType.ts';
import { directoryInfoType, fileInfoType, fileSystemInfoType } from './files/fileItemTypes.ts';
import { fileType } from './files/fileType.ts';
import { streamReaderType, stringReaderType, textReaderType } from './files/readerTypes.ts';
import { fileStreamType, memoryStreamType, streamType } from './files/streamTypes.ts';
import { streamWriterType, stringWriterType, textWriterType } from './files/writerTypes.ts';
import { securityElementType, xmlConvertType } from './xml/xmlConvertType.ts';
import { xmlTypes } from './xml/xmlTypes.ts';
import { linqType, queryResultType } from './linqType.ts';
import { mathType } from './numbers/mathType.ts';
import { NetType } from './netType.ts';
import { serializerType } from './serializerType.ts';
import { emptyFacts } from './typeBuilder.ts';
import { ipAddressType, ipEndPointType, mailAddressType, webUtilityType } from './web/netTypes.ts';
import { pathType } from './files/pathType.ts';
import { memberCollectionType } from './members/memberCollectionType.ts';
import { memberInfoTypes, memberSetType, propertySetType } from './members/memberSetTypes.ts';
import { methodViewType } from './members/methodViewType.ts';
import { propertyViewType } from './members/propertyViewType.ts';
import { setType } from './collections/setTypes.ts';
import { stringBuilderType } from './text/stringBuilderType.ts';
import { styleTypes } from './text/styleTypes.ts';
import { timeZoneInfoType } from './time/timeZoneType.ts';
import { uriType } from './web/uriType.ts';
import { httpMessageTypes } from './web/httpMessageTypes.ts';
import { webSessionTypes } from './web/webSessionTypes.ts';
import { credentialType, networkCredentialType, secureStringType } from './security/secretTypes.ts';

const automation = 'System.Management.Automation';

/** The type library beyond the language itself, by full name. */
export const libraryTypes: readonly (readonly [string, () => NetType])[] = [
  ['System.Linq.Enumerable', linqType],
  ['System.Math', mathType],
  ['System.Convert', convertType],
  ['System.Environment', environmentType],
  ['System.OperatingSystem', operatingSystemType],
  ...runtimeInformationTypes,
  ['System.IO.Path', pathType],
  ['System.IO.File', fileType],
  ['System.IO.Directory', directoryType],
  ['System.IO.FileSystemInfo', fileSystemInfoType],
  ['System.IO.FileInfo', fileInfoType],
  ['System.IO.DirectoryInfo', directoryInfoType],
  ['System.IO.Stream', streamType],
  ['System.IO.MemoryStream', memoryStreamType],
  ['System.IO.FileStream', fileStreamType],
  ['System.IO.TextReader', textReaderType],
  ['System.IO.StringReader', stringReaderType],
  ['System.IO.StreamReader', streamReaderType],
  ['System.IO.TextWriter', textWriterType],
  ['System.IO.StringWriter', stringWriterType],
  ['System.IO.StreamWriter', streamWriterType],
  ...xmlTypes,
  ['System.Xml.XmlConvert', xmlConvertType],
  ['System.Security.SecurityElement', securityElementType],
  ['System.Text.StringBuilder', stringBuilderType],
  ...styleTypes,
  ['System.Text.Encoding', encodingType],
  ...derivedEncodings,
  ['System.DateTimeOffset', dateTimeOffsetType],
  ['System.DateOnly', dateOnlyType],
  ['System.TimeOnly', timeOnlyType],
  ['System.TimeZoneInfo', timeZoneInfoType],
  ['System.Globalization.CultureInfo', cultureInfoType],
  ['System.Globalization.CharUnicodeInfo', charUnicodeInfoType],
  ...cultureParts,
  ...calendarTypes,
  ['System.Random', randomType],
  ['System.Diagnostics.Stopwatch', stopwatchType],
  ['System.Tuple', tupleFactory('System.Tuple')],
  ['System.ValueTuple', tupleFactory('System.ValueTuple')],
  ['System.Uri', uriType],
  ['System.UriBuilder', uriBuilderType],
  ...hashTypes,
  ['System.Collections.Specialized.NameValueCollection', nameValueType],
  ['System.Collections.Specialized.StringCollection', stringCollectionType],
  [`${automation}.LanguagePrimitives`, languagePrimitivesType],
  [`${automation}.PSSerializer`, serializerType],
  ...memberInfoTypes,
  [`${automation}.PSPropertySet`, propertySetType],
  [`${automation}.PSMemberSet`, memberSetType],
  ['System.Xml.XmlReader', xmlReaderType],
  ['System.Xml.XmlReaderSettings', xmlReaderSettingsType],
  ['System.Xml.XmlWriter', xmlWriterType],
  ['System.Xml.XmlTextWriter', xmlTextWriterType],
  ['System.Xml.XmlWriterSettings', xmlWriterSettingsType],
  ['System.GC', gcType],
  ['System.Threading.Interlocked', interlockedType],
  ['System.Threading.Monitor', monitorType],
  ['System.Collections.Comparer', () => comparerType('System.Collections.Comparer')],
  [
    'System.Collections.CaseInsensitiveComparer',
    () => comparerType('System.Collections.CaseInsensitiveComparer'),
  ],
  ['System.Net.IPAddress', ipAddressType],
  [
    'System.Net.IPAddress+ReadOnlyIPAddress',
    () => new NetType(emptyFacts('System.Net.IPAddress+ReadOnlyIPAddress', 'System.Net.IPAddress')),
  ],
  ['System.Net.IPEndPoint', ipEndPointType],
  ['System.Net.Mail.MailAddress', mailAddressType],
  ['System.Net.WebUtility', webUtilityType('System.Net.WebUtility')],
  ['System.Web.HttpUtility', webUtilityType('System.Web.HttpUtility')],
  ['System.Collections.Queue', () => endedType('System.Collections.Queue')],
  ['System.Collections.Stack', () => endedType('System.Collections.Stack')],
  ['System.Collections.BitArray', bitArrayType],
  ['System.Web.HttpUtility+HttpQSCollection', queryCollectionType],
  ['System.IntPtr', pointerType('System.IntPtr')],
  ['System.UIntPtr', pointerType('System.UIntPtr')],
  ['System.Collections.Generic.KeyValuePair`2', () => entryType('System.Collections.Generic.KeyValuePair`2')],
  ['System.Security.SecureString', secureStringType],
  ['System.Net.NetworkCredential', networkCredentialType],
  ...httpMessageTypes,
  ...webSessionTypes,
  [`${automation}.PSCredential`, credentialType],
  [`${automation}.WildcardPattern`, wildcardType],
  ...(
    [
      'NoteProperty',
      'Property',
      'ScriptProperty',
      'AliasProperty',
      'CodeProperty',
      'ParameterizedProperty',
    ] as const
  ).map(
    (kind) => [`${automation}.PS${kind}`, () => propertyViewType(kind)] satisfies [string, () => NetType],
  ),
  ...(['PSMethod', 'PSScriptMethod'] as const).map(
    (name) => [`${automation}.${name}`, () => methodViewType(name)] satisfies [string, () => NetType],
  ),
  [`${automation}.PSMemberInfoIntegratingCollection\`1`, memberCollectionType],
];

/** Generic types of the library, by full name. */
export const libraryGenerics: readonly (readonly [
  string,
  (fullName: string, args: readonly string[]) => NetType,
])[] = [
  ['System.Linq.Enumerable+Iterator`1', queryResultType],
  ['System.Lazy`1', lazyType],
  ['System.Collections.Generic.Comparer`1', comparerType],
  ['System.Collections.Generic.EqualityComparer`1', comparerType],
  ['System.Collections.Concurrent.ConcurrentBag`1', bagType],
  ['System.Collections.Generic.Queue`1', endedType],
  ['System.Collections.Generic.Stack`1', endedType],
  ['System.Collections.Concurrent.ConcurrentQueue`1', endedType],
  ['System.Collections.Concurrent.ConcurrentStack`1', endedType],
  ['System.Collections.Generic.HashSet`1', setType],
  ['System.Collections.Generic.SortedSet`1', setType],
  ['System.Collections.Generic.LinkedList`1', linkedListType],
  ['System.Collections.Generic.LinkedListNode`1', linkedNodeType],
  ['System.Collections.Generic.PriorityQueue`2', priorityQueueType],
  ...['Tuple', 'ValueTuple'].flatMap((name) =>
    [1, 2, 3, 4, 5, 6, 7].map(
      (count) => [`System.${name}\`${count}`, tupleType] satisfies [string, typeof tupleType],
    ),
  ),
];
