/** Types of .NET that scripts know from elsewhere and this host does not have, by what they are for, with what to do instead. */
const groups: readonly (readonly [string, string])[] = [
  [
    'Of a network scripts reach hosts that were allowed, with Invoke-RestMethod and Invoke-WebRequest.',
    'Net.WebClient Net.WebRequest Net.HttpWebRequest Net.FtpWebRequest Net.Http.HttpClient Net.Http.HttpClientHandler Net.Sockets.TcpClient Net.Sockets.UdpClient Net.Sockets.Socket Net.Dns Net.NetworkInformation.Ping Net.Mail.SmtpClient Net.Mail.MailMessage',
  ],
  [
    'Scripts start no programs: call a script with &, or use a cmdlet.',
    'Diagnostics.Process Diagnostics.ProcessStartInfo',
  ],
];

const hints: ReadonlyMap<string, string> = new Map(
  groups.flatMap(([hint, names]) => names.split(' ').map((name) => [name.toLowerCase(), hint] as const)),
);

/** What to do without a known type, behind the sentence that it is not there; empty for any other name. */
export function withoutType(name: string): string {
  const hint = hints.get(name.toLowerCase().replace(/^system\./, ''));
  return hint === undefined ? '' : ` ${hint}`;
}
