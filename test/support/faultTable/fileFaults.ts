import { cut, endless, first, silence, stall, status } from '../faults.ts';
import type { Fault } from '../faultyUpstream.ts';
import { drip, ignoringRange, instead, reset } from '../httpFaults.ts';
import { type FaultRow, pendingLicenses, recovers } from './faultRow.ts';

const plain = { 'Content-Type': 'text/plain' };
const resized =
  (change: (body: Buffer) => Buffer): Fault =>
  async (_call, response, passOn) => {
    const body = change((await passOn()).body);
    response.writeHead(200, { ...plain, 'Content-Length': body.length }).end(body);
  };

/** License files below /Content. The synchronization itself succeeds. */
export const fileFaults: readonly FaultRow[] = [
  {
    name: 'it lacks the files (404)',
    where: 'content',
    script: status(404),
    end: pendingLicenses(/HTTP status 404 for file .*; the server was asked to fetch it/),
  },
  {
    name: 'it lacks the files and refuses to fetch them',
    where: 'DownloadFiles',
    script: status(404),
    end: pendingLicenses(/HTTP status 404 for file .*, and it is not fetched: /),
  },
  {
    name: 'it forbids the files (403)',
    where: 'content',
    script: status(403),
    end: pendingLicenses(/HTTP status 403/),
  },
  {
    name: 'it has files of no bytes',
    where: 'content',
    script: resized(() => Buffer.alloc(0)),
    end: pendingLicenses(/./),
  },
  {
    name: 'its files are too short',
    where: 'content',
    script: resized((body) => body.subarray(1)),
    end: pendingLicenses(/./),
  },
  {
    name: 'its files are too long',
    where: 'content',
    script: resized((body) => Buffer.concat([body, Buffer.from('!')])),
    end: pendingLicenses(/./),
  },
  {
    name: 'its files are others of the same size',
    where: 'content',
    script: resized((body) => Buffer.alloc(body.length, 'x')),
    end: pendingLicenses(/./),
  },
  {
    name: 'it sends a page to sign in for a file',
    where: 'content',
    script: instead('<html>Sign in</html>', { 'Content-Type': 'text/html' }),
    end: pendingLicenses(/./),
  },
  { name: 'its files do not end', where: 'content', script: endless, end: pendingLicenses(/./) },
  { name: 'it cuts every file', where: 'content', script: cut, end: pendingLicenses(/./) },
  { name: 'it resets at every file', where: 'content', script: reset, end: pendingLicenses(/./) },
  {
    name: 'it stalls in every file',
    where: 'content',
    script: stall,
    limits: { stall: 60 },
    end: pendingLicenses(/(?:Nothing more|Only \d+ bytes) came (?:for|in) 0\.06 seconds/),
  },
  {
    name: 'it sends files byte by byte',
    where: 'content',
    script: drip,
    limits: { stall: 60 },
    end: pendingLicenses(/Only \d+ bytes came in 0\.06 seconds/),
  },
  {
    name: 'it never answers for a file',
    where: 'content',
    script: silence,
    limits: { firstByte: 60 },
    end: pendingLicenses(/No answer within 0\.06 seconds/),
  },
  {
    name: 'it sends in circles for a file',
    where: 'content',
    script: (call, response) => {
      response.writeHead(302, { Location: call.path }).end();
      return Promise.resolve();
    },
    end: pendingLicenses(/More than 5 redirections/),
  },
  {
    name: 'it sends to a file of this machine',
    where: 'content',
    script: status(302, { Location: 'file:///etc/passwd' }),
    end: pendingLicenses(/./),
  },
  {
    name: 'it fails once for a file (500)',
    where: 'content',
    script: first(1, status(500)),
    end: recovers('httpStatus'),
  },
  {
    name: 'it cuts a file and passes over ranges',
    where: 'content',
    script: ignoringRange(),
    end: recovers('connectionAborted'),
  },
];
