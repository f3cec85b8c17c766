import http from 'node:http';
import { gzipSync } from 'node:zlib';

/** What the server answers, by the path that is asked for. */
type Answer = (request: http.IncomingMessage, body: Buffer, response: http.ServerResponse) => void;

const text =
  (type: string, content: string | Buffer, status = 200): Answer =>
  (_request, _body, response) => {
    response.writeHead(status, { 'Content-Type': type }).end(content);
  };

/** What came, as JSON: method, URL, headers and body. */
const echo: Answer = ({ method, url, headers }, body, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ method, url, headers, body: body.toString('utf8') }));
};

const redirect: Answer = ({ url = '' }, _body, response) => {
  const { searchParams } = new URL(url, 'http://server');
  const location = searchParams.get('to') ?? '/echo';
  response.writeHead(Number(searchParams.get('status') ?? '302'), { Location: location }).end();
};

const page = `<html><body><a href="/next" class='x'>Next</a> <IMG src=/i.png alt="A > B"><input name="q" value="1"><p>ä</p></body></html>`;
const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>One</title></item><item><title>Two</title></item></channel></rss>`;

/** Server for the cmdlets of the web: an answer a path, counters and gates for what has to be told apart. */
export function webServer(): http.Server {
  const asked = new Map<string, number>();
  const answers: Readonly<Record<string, Answer>> = {
    '/echo': echo,
    '/redirect': redirect,
    '/loop': (_request, _body, response) => response.writeHead(302, { Location: '/loop' }).end(),
    '/json': text(
      'application/json',
      '{"n":1,"d":1.5,"when":"2024-05-06T07:08:09Z","list":[1,2],"none":null}',
    ),
    '/array': text('application/json', '[{"a":1},{"a":2}]'),
    '/text': text('text/plain', 'plain'),
    '/xml': text('text/xml', '<r><a>1</a></r>'),
    '/feed': text('application/rss+xml', feed),
    '/page': text('text/html; charset=utf-8', page),
    '/brackets': text('text/html', '<a '.repeat(100_000) + '<input '.repeat(100_000)),
    '/latin1': text('text/plain; charset=iso-8859-1', Buffer.from('ä', 'latin1')),
    '/meta': text('text/html', Buffer.from('<meta charset="iso-8859-1"><p>ä</p>', 'latin1')),
    '/bytes': text('application/octet-stream', Buffer.from([1, 2, 255])),
    '/missing': text('application/json', '{"error":"no such thing"}', 404),
    '/broken': text('text/html', '<h1>Sorry</h1>', 500),
    '/gzip': (_request, _body, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Encoding': 'gzip' });
      response.end(gzipSync('packed'));
    },
    '/bomb': (_request, _body, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Encoding': 'gzip' });
      response.end(gzipSync(Buffer.alloc(4_000_000, 'x')));
    },
    '/cookies': (_request, _body, response) => {
      response.writeHead(200, { 'Set-Cookie': ['a=1; Path=/', 'b=2; Path=/; Max-Age=0'] }).end();
    },
    '/twice': ({ url = '' }, _body, response) => {
      const count = (asked.get(url) ?? 0) + 1;
      asked.set(url, count);
      if (count < 3) response.writeHead(429, { 'Retry-After': '0' }).end('busy');
      else response.writeHead(200, { 'Content-Type': 'text/plain' }).end(`asked ${count} times`);
    },
    '/pages': ({ url = '' }, _body, response) => {
      const at = Number(new URL(url, 'http://server').searchParams.get('at') ?? '1');
      const link = at < 3 ? { Link: `</pages?at=${at + 1}>; rel="next"` } : {};
      response.writeHead(200, { 'Content-Type': 'application/json', ...link }).end(`{"at":${at}}`);
    },
    '/away': (_request, _body, response) => {
      response.writeHead(200, { Link: '<http://server.example/>; rel="next"' }).end('here');
    },
    '/file': ({ headers }, _body, response) => {
      const content = Buffer.from('0123456789');
      const from = /^bytes=(\d+)-/.exec(headers.range ?? '')?.[1];
      if (from === undefined) response.writeHead(200).end(content);
      else if (Number(from) >= content.length)
        response.writeHead(416, { 'Content-Range': `bytes */${content.length}` }).end();
      else
        response
          .writeHead(206, { 'Content-Range': `bytes ${from}-${content.length - 1}/${content.length}` })
          .end(content.subarray(Number(from)));
    },
    '/basic': ({ headers }, _body, response) => {
      if (headers.authorization === `Basic ${Buffer.from('user:pass').toString('base64')}`)
        response.writeHead(200, { 'Content-Type': 'text/plain' }).end('welcome');
      else response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end('who?');
    },
    '/silent': () => undefined,
    '/stalled': (_request, _body, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': '100' });
      response.write('begun');
    },
    '/cut': (_request, _body, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': '100' });
      response.write('begun', () => response.destroy());
    },
  };
  return http.createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const path = new URL(request.url ?? '/', 'http://server').pathname;
      const answer = answers[path] ?? text('text/plain', 'nothing here', 404);
      answer(request, Buffer.concat(pieces), response);
    });
  });
}
