import assert from 'node:assert/strict';
import { written } from '../../support/script/testSession.ts';

/** Expressions and what PowerShell answers to each. */
const rows: readonly (readonly [string, ...string[]])[] = [
  [
    "$s=[System.Security.Cryptography.SHA256]::Create(); [Convert]::ToHexString($s.ComputeHash([Text.Encoding]::UTF8.GetBytes('abc'))).Substring(0,8); $s.HashSize",
    'BA7816BF',
    '256',
  ],
  [
    "[guid]'{0x11c43ee8,0xb9d3,0x4e51,{0xb7,0x3f,0xbd,0x9d,0xda,0x66,0xe2,0x9c}}'; [guid]::ParseExact([guid]::Empty, 'N')",
    '11c43ee8-b9d3-4e51-b73f-bd9dda66e29c',
    '!FormatException',
  ],
  [
    'enum S { A; B; C = 0; D = -1 }; [S].GetEnumValues() -join ","; [S].GetEnumNames() -join ","; [S].GetEnumValuesAsUnderlyingType() -join ","',
    'A,A,B,D',
    'A,C,B,D',
    '0,0,1,-1',
  ],
  ['[int[]]$n = 1, 2; $n.Clear(); "$n"', '0 0'],
  [
    "([uri]'/a').IsAbsoluteUri; ([uri]'http://[::1]/').HostNameType; ([uri]'\\\\s\\f').LocalPath; [uri]::new('x')",
    'False',
    'IPv6',
    '\\\\s\\f',
    '!UriFormatException',
  ],
  [
    "try { 'abc'.Substring(-1) } catch { $_.Exception.InnerException.Message }; try { 'abc'.Remove(1, 5) } catch { $_.Exception.InnerException.Message }",
    "startIndex ('-1') must be a non-negative value. (Parameter 'startIndex')\nActual value was -1.",
    "count ('5') must be less than or equal to '2'. (Parameter 'count')\nActual value was 5.",
  ],
  ["([datetime]'13 February 2024 6pm').Hour; ([datetime]'Tue, 13 Feb 2024 14:05 GMT').Hour", '18', '14'],
  ["[regex]::Count('aXbX', 'X'); [regex]::new('x', 'None', [timespan]'0:0:2').MatchTimeout", '2', '00:00:02'],
  [
    "$r = [Xml.XmlReader]::Create([IO.StringReader]::new('<a>t</a>')); $r.ReadStartElement('b'); $r.ReadElementString('a')",
    '!XmlException',
    't',
  ],
  [
    "$o = [pscustomobject]@{ A = '5' }; $o | Add-Member AliasProperty N A int; $o.N + 1; @{ num = 3 } | Measure-Object Num -Sum | % Property",
    '6',
    'num',
  ],
  [
    "$n=[System.Collections.Specialized.NameValueCollection]::new(); $n.Add('a','1'); $n.Add('A','2'); $n['a']; $n.Count; $n.AllKeys",
    '1,2',
    '1',
    'a',
  ],
  [
    "$u=[uribuilder]::new('https','h',8443,'p/q'); $u.Query='a=1'; $u.Uri.AbsoluteUri; $u.Port",
    'https://h:8443/p/q?a=1',
    '8443',
  ],
  [
    "[semver]'1.2.3' -gt [semver]'1.2.3-rc'; ([semver]'1.2.3-b+5').BuildLabel; [semver]::new(1,2).ToString()",
    'True',
    '5',
    '1.2.0',
  ],
  [
    "[System.Management.Automation.LanguagePrimitives]::IsTrue(@(0)); [System.Management.Automation.LanguagePrimitives]::Equals('a','A',$true)",
    'False',
    'True',
  ],
  [
    "$d=[System.Collections.Concurrent.ConcurrentDictionary[string,int]]::new(); $d.AddOrUpdate('a',5,{$args[1]+10}); $d.AddOrUpdate('a',5,{$args[1]+10}); $x=0; $d.TryRemove('a',[ref]$x); $x",
    ...['5', '15', 'True', '15'],
  ],
  [
    "$l=[System.Collections.SortedList]::new(); $l['z']=1; $l['b']=2; $l.GetKeyList() -join ','; $l.IndexOfKey('z'); $l.SetByIndex(0,'n'); $l['b']; $l.RemoveAt(0); $l.Count",
    ...['b,z', '1', 'n', '1'],
  ],
  [
    "$s=[System.Collections.Generic.SortedSet[int]]::new([int[]](3,1,2)); $s.GetViewBetween(1,2) -join ','; $s.Reverse() -join ','; $s.IsProperSupersetOf([int[]]1)",
    '1,2',
    '3,2,1',
    'True',
  ],
  [
    "$b=[int[]](1,2,3); [array]::Clear($b,0,1); [array]::Resize([ref]$b,4); $b -join ','; [array]::TrueForAll($b,[Predicate[int]]{$args[0] -ge 0})",
    '0,2,3,0',
    'True',
  ],
  [
    "$sb=[Text.StringBuilder]::new(); $s=[System.Xml.XmlWriterSettings]::new(); $s.Indent=$true; $w=[System.Xml.XmlWriter]::Create($sb,$s); $w.WriteStartElement('a'); $w.WriteAttributeString('x','1<2'); $w.WriteElementString('b',''); $w.WriteEndElement(); $w.Close(); \"$sb\"",
    '<?xml version="1.0" encoding="utf-16"?>\n<a x="1&lt;2">\n  <b />\n</a>',
  ],
  [
    '$r=[System.Xml.XmlReader]::Create([IO.StringReader]::new(\'<a><b n="1">x</b><c/></a>\')); while($r.Read()){ "$($r.NodeType):$($r.Name):$($r[\'n\'])" }',
    ...['Element:a:', 'Element:b:1', 'Text::', 'EndElement:b:', 'Element:c:', 'EndElement:a:'],
  ],
  [
    "$z=[timezoneinfo]::FindSystemTimeZoneById('Europe/Berlin'); $z.IsInvalidTime([datetime]'2024-03-31T02:30'); $z.IsAmbiguousTime([datetime]'2024-10-27T02:30'); [timezoneinfo]::ConvertTimeToUtc([datetime]'2024-03-31T02:30',$z)",
    'True',
    'True',
    '!ArgumentException',
  ],
  [
    "[timespan]::ParseExact('05:06','hh\\:mm',$null).Minutes; [timespan]::TicksPerSecond; [bitconverter]::ToDouble([bitconverter]::GetBytes(2.5),0)",
    '6',
    '10000000',
    '2.5',
  ],
  [
    '$l=[lazy[int]]::new([Func[int]]{42}); "$l"; $l.Value; $i=5; [System.Threading.Interlocked]::Increment([ref]$i)',
    'Value is not created.',
    '42',
    '6',
  ],
  ["[guid]::ParseExact('6f9619ff8b86d011b42d00cf4fc964ff','N').GetType().Name", 'Guid'],
  [
    "$m=[System.IO.MemoryStream]::new(); $w=[System.Xml.XmlTextWriter]::new($m,[Text.Encoding]::Unicode); $w.WriteElementString('a','b'); $w.Flush(); $m.ToArray()[0..3] -join ','",
    '255,254,60,0',
  ],
];

describe('Types of the library', () => {
  for (const [script, ...lines] of rows)
    it(`answer ${script}`, () => {
      assert.deepEqual(written(script), lines);
    });
});
