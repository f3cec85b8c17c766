import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mostReportedServers, reportedServers } from '../../../../src/protocol/server/reportedServer.ts';
import { RequestReader } from '../../../../src/protocol/server/requestReader.ts';
import { softwareDistribution } from '../../../../src/protocol/soap/namespaces.ts';
import { soapRequest } from '../../../support/listeningService.ts';

const id = 'ADB2FE48-0b2e-451e-8fc8-44b29845b0c6';
const none = '00000000-0000-0000-0000-000000000000';

function row(members: string): string {
  return `<DownstreamServerRollupInfo>${members}</DownstreamServerRollupInfo>`;
}

function report(rows: string): ReturnType<typeof reportedServers> {
  const reader = new RequestReader();
  const members = `<clientTime>2026-11-28T12:00:00Z</clientTime><downstreamServers>${rows}</downstreamServers>`;
  reader.write(Buffer.from(soapRequest('RollupDownstreamServers', softwareDistribution, members)));
  return reportedServers(reader.end());
}

const ids = `<ServerId>${id}</ServerId><ParentServerId>${none}</ParentServerId>`;

describe('The report of a downstream server', () => {
  it('is read with names, version and counts', () => {
    const members = `${ids}<FullDomainName>dss.contoso.com</FullDomainName><LastSyncTime>2026-11-28T11:00:00Z</LastSyncTime><Version>10.0.26100.1</Version><IsReplica>true</IsReplica><ServerSummary><UpdateCount>500</UpdateCount><ComputerTargetCount>12</ComputerTargetCount></ServerSummary>`;
    assert.deepEqual(report(row(members)), [
      {
        ...{ id: id.toLowerCase(), name: 'dss.contoso.com', version: '10.0.26100.1', isReplica: true },
        ...{ lastSynchronization: Date.parse('2026-11-28T11:00:00Z'), computers: 12, updates: 500 },
      },
    ]);
  });

  it('leaves out what cannot be read, and never what a terminal would follow', () => {
    const bad = row('<ServerId>none</ServerId>');
    const odd = row(
      `${ids}<FullDomainName>a&#x85;&#x202e;b</FullDomainName><LastSyncTime>1753-01-01T00:00:00</LastSyncTime><ServerSummary><ComputerTargetCount>-5</ComputerTargetCount></ServerSummary>`,
    );
    const [server, ...more] = report(bad + odd);
    assert.deepEqual(more, []);
    assert.deepEqual([server?.name, server?.lastSynchronization, server?.computers], ['ab', undefined, 0]);
  });

  it('is bounded, keeping the reporting server, which comes last; it is not refused for its size', () => {
    const child = row(`<ServerId>${id}</ServerId><ParentServerId>${id}</ParentServerId>`);
    const clients = `<ClientSummaries>${'<DownstreamServerRollupClientSummary><Count>1</Count></DownstreamServerRollupClientSummary>'.repeat(2000)}</ClientSummaries>`;
    const servers = report(child.repeat(150) + row(ids + clients));
    assert.equal(servers.length, mostReportedServers);
    assert.equal(servers.at(-1)?.parentId, undefined);
    assert.doesNotThrow(() => report(child.repeat(7000)));
  });

  it('is never refused for what it says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii' }),
        fc.constantFrom('ServerId', 'LastSyncTime', 'Version', 'IsReplica'),
        (text, name) => {
          const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
          assert.ok(report(row(`${ids}<${name}>${escaped}</${name}>`)).length <= 1);
        },
      ),
    );
  });
});
