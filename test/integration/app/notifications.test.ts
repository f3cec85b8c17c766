import assert from 'node:assert/strict';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import https from 'node:https';
import http from 'node:http';
import path from 'node:path';
import process from 'node:process';
import type { Application } from '../../../src/app/application.ts';
import { openApplication } from '../../../src/app/openApplication.ts';
import { signatureOf } from '../../../src/app/notify/webhookChannel.ts';
import { createService } from '../../../src/service/host/createService.ts';
import { expiredCertificate, serverCertificate, testAuthority } from '../../support/certificates.ts';
import { MailServer } from '../../support/mailServer.ts';
import { isRecord, parsed } from '../../support/parsedJson.ts';
import { readAll } from '../../support/readAll.ts';
import { tempFolder } from '../../support/tempFolder.ts';

interface Post {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

const { certificate: cert, key } = serverCertificate;

describe('Notifications', () => {
  let folder: string;
  const closing: (() => Promise<void>)[] = [];
  const posts: Post[] = [];
  let status = 204;

  beforeEach(async () => {
    folder = path.join(await tempFolder(), 'data');
    posts.length = 0;
    status = 204;
  });

  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function open(certificateAuthorities: readonly string[] = [testAuthority]): Promise<Application> {
    const app = await openApplication({ folder, certificateAuthorities });
    let isOpen = true;
    const close = app.close.bind(app);
    const closeOnce = async (): Promise<void> => {
      if (isOpen) await close();
      isOpen = false;
    };
    closing.push(closeOnce);
    return { ...app, close: closeOnce };
  }

  async function receiver(tls?: { readonly cert: string; readonly key: string }): Promise<string> {
    const take: http.RequestListener = (request, response) => {
      void readAll(request).then((bytes) => {
        posts.push({ headers: request.headers, body: Buffer.from(bytes).toString() });
        response.writeHead(status).end('x'.repeat(100_000));
      });
    };
    const server = tls === undefined ? http.createServer(take) : https.createServer(tls, take);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(
      () =>
        new Promise((resolve) => {
          server.close(() => {
            resolve();
          });
          server.closeAllConnections();
        }),
    );
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}/hook?key=hidden`;
  }

  const set = (app: Application, values: Readonly<Record<string, string>>) =>
    createService(app).setSettings({ values });
  const test = (app: Application) => createService(app).testNotifications({});

  describe('by webhook', () => {
    it('are posted as JSON over verified TLS, signed with the secret', async () => {
      const app = await open();
      await set(app, {
        'notify.webhook.url': await receiver({ cert, key }),
        'notify.webhook.secret': 'key of the hook',
      });
      const steps = await test(app);
      assert.match(steps[0]?.detail ?? '', /^https:\/\/127\.0\.0\.1:\d+\/hook answered 204$/);
      const [post] = posts;
      assert.ok(post !== undefined);
      const timestamp = String(post.headers['x-susync-timestamp']);
      assert.equal(
        post.headers['x-susync-signature'],
        signatureOf('key of the hook', timestamp, Buffer.from(post.body)),
      );
      const body = parsed(post.body);
      assert.ok(isRecord(body) && isRecord(body['alert']));
      assert.deepEqual(
        [body['schema'], body['change'], body['id'], body['folder'], body['alert']['state']],
        ['susync.alert/1', 'test', post.headers['x-susync-delivery'], folder, 'active'],
      );
    });

    for (const [what, tls, authorities, settings, message] of [
      ['of an unknown authority', { cert, key }, [], {}, /not trusted/],
      [
        'that has expired',
        { cert: expiredCertificate.certificate, key: expiredCertificate.key },
        [testAuthority],
        {},
        /not valid/,
      ],
      [
        'that is not the pinned one',
        { cert, key },
        [testAuthority],
        { 'notify.webhook.pin': 'ab'.repeat(32) },
        /pinned/,
      ],
    ] as const) {
      it(`are not posted to a server with a certificate ${what}`, async () => {
        const app = await open(authorities);
        await set(app, { 'notify.webhook.url': await receiver(tls), ...settings });
        const [step] = await test(app);
        assert.equal(step?.ok, false);
        assert.match(step.detail, message);
        assert.ok((step.remedy ?? '') !== '' && !step.detail.includes('hidden'));
        assert.deepEqual(posts, []);
      });
    }

    it('wait in the data folder until the receiver takes them, also over the end of a process', async () => {
      const url = await receiver();
      const app = await open();
      await set(app, { 'notify.webhook.url': url, 'alerts.freeSpaceMebibytes': '1048576' });
      status = 503;
      await app.close();
      // This opening raises the alert, and its end tries to tell it.
      await (await open()).close();
      assert.equal(posts.length, 1);
      const again = await open();
      const kept = await again.ports.store.documents('notifications', { limit: 10 });
      assert.deepEqual(
        kept.items.map(({ channel, change, attempts }) => [channel, change, attempts]),
        [['webhook', 'raised', 1]],
      );
      const log = await again.ports.store.events(0, 100);
      const notes = log.flatMap(({ body }) => (body.kind === 'note' ? [body.text] : []));
      assert.equal(notes.filter((text) => text.includes('could not be told by webhook')).length, 1);
      status = 200;
      const [document] = kept.items;
      assert.ok(document !== undefined);
      const put = { ...document, nextAttempt: 0 };
      const { store, fence } = again.ports;
      await store.commit({ documents: [{ collection: 'notifications', put }] }, fence);
      await again.close();
      assert.deepEqual(
        posts.map(({ headers }) => headers['x-susync-delivery']),
        [document._id, document._id],
      );
      const last = await open();
      assert.deepEqual((await last.ports.store.documents('notifications', { limit: 10 })).items, []);
    });
  });

  describe('by mail', () => {
    const mail = (port: number, more: Readonly<Record<string, string>> = {}) => ({
      'notify.mail.server': '127.0.0.1',
      'notify.mail.port': String(port),
      'notify.mail.from': 'susync@example.com',
      'notify.mail.to': 'a@example.com, b@example.com',
      'notify.mail.user': 'me',
      'notify.mail.password': 'right',
      ...more,
    });

    async function server(options: Parameters<typeof MailServer.listen>[0]): Promise<MailServer> {
      const listening = await MailServer.listen({ cert, key, ...options });
      closing.push(() => listening.close());
      return listening;
    }

    for (const [security, secure] of [
      ['starttls', false],
      ['tls', true],
    ] as const) {
      it(`are sent over ${security}, with state, cause and remedy as text and HTML`, async () => {
        const smtp = await server({ secure });
        const app = await open();
        await set(app, mail(smtp.port, { 'notify.mail.security': security }));
        const [step] = await test(app);
        assert.equal(step?.ok, true, step?.detail);
        const [received] = smtp.mails;
        assert.ok(received !== undefined);
        assert.deepEqual(
          [received.from, received.to, received.isSecure, received.user],
          ['susync@example.com', ['a@example.com', 'b@example.com'], true, 'me'],
        );
        assert.match(received.text, /^Subject: \[susync\] Test: Test of the notifications\r$/m);
        assert.match(received.text, /^State: {7}active\r$/m);
        const html = received.text.replaceAll('=\r\n', '').replaceAll('=3D', '=');
        assert.match(html, /<th align="left" valign="top">Remedy<\/th><td>None is needed\.<\/td>/);
      });
    }

    for (const [what, options, authorities, settings, message] of [
      ['whose certificate is of an unknown authority', {}, [], {}, /certificate/],
      [
        'that offers no STARTTLS',
        { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] },
        [testAuthority],
        {},
        /TLS/i,
      ],
      [
        'that refuses the password',
        {},
        [testAuthority],
        { 'notify.mail.password': 'wrong' },
        /Wrong password|535/,
      ],
    ] as const) {
      it(`are not sent over a server ${what}`, async () => {
        const smtp = await server({
          ...options,
          disabledCommands: [...('disabledCommands' in options ? options.disabledCommands : [])],
        });
        const app = await open(authorities);
        await set(app, mail(smtp.port, settings));
        const [step] = await test(app);
        assert.equal(step?.ok, false);
        assert.match(step.detail, message);
        assert.notEqual(step.remedy, null);
        assert.deepEqual(smtp.mails, []);
      });
    }

    it('send no password where the connection is not secured', async () => {
      const smtp = await server({ authOptional: true, allowInsecureAuth: true });
      const app = await open();
      await set(app, mail(smtp.port, { 'notify.mail.security': 'none' }));
      const [step] = await test(app);
      assert.equal(step?.ok, true, step?.detail);
      assert.deepEqual([smtp.mails[0]?.isSecure, smtp.mails[0]?.user], [false, undefined]);
    });
  });

  describe('by command', () => {
    async function program(script: string): Promise<Readonly<Record<string, string>>> {
      const file = path.join(await tempFolder(), 'hook.cjs');
      await writeFile(file, script);
      await chmod(file, 0o700);
      return { 'notify.command.program': process.execPath, 'notify.command.arguments': `${file}, two words` };
    }

    it('run the program without a shell, with the facts in its environment and nothing else of ours', async () => {
      const target = path.join(await tempFolder(), 'out.json');
      const app = await open();
      const script = `require('node:fs').writeFileSync(${JSON.stringify(target)}, JSON.stringify({ env: process.env, args: process.argv.slice(2) }))`;
      process.env['SUSYNC_TEST_ONLY'] = 'private';
      await set(app, await program(script));
      const [step] = await test(app);
      delete process.env['SUSYNC_TEST_ONLY'];
      assert.equal(step?.ok, true, step?.detail);
      const seen = parsed(await readFile(target, 'utf8'));
      assert.ok(isRecord(seen) && isRecord(seen['env']));
      const { SUSYNC_CHANGE, SUSYNC_ALERT_ID, SUSYNC_DATA, SUSYNC_TEST_ONLY } = seen['env'];
      assert.deepEqual(
        [seen['args'], SUSYNC_CHANGE, SUSYNC_ALERT_ID, SUSYNC_DATA, SUSYNC_TEST_ONLY],
        [['two words'], 'test', 'test', folder, undefined],
      );
    });

    for (const [what, script, message] of [
      [
        'an exit code other than 0',
        'console.error("no such queue"); process.exit(3)',
        /ended with 3: no such queue/,
      ],
      ['no end in time', 'setInterval(() => undefined, 1000)', /did not end within 1 seconds/],
      [
        'endless output',
        'process.stdout.on("error", () => undefined); for (;;) console.log("x".repeat(9999))',
        /did not end within 1 seconds/,
      ],
    ] as const) {
      it(`fail with ${what}`, async () => {
        const app = await open();
        await set(app, { ...(await program(script)), 'notify.command.timeoutSeconds': '1' });
        const [step] = await test(app);
        assert.equal(step?.ok, false);
        assert.match(step.detail, message);
        assert.ok(step.detail.length < 5000);
      });
    }

    it('fail with a program that does not exist', async () => {
      const app = await open();
      await set(app, { 'notify.command.program': '/does/not/exist' });
      const [step] = await test(app);
      assert.match(step?.detail ?? '', /cannot be started/);
    });
  });

  it('cannot be tested while no channel is set up', async () => {
    const app = await open();
    await assert.rejects(test(app), /No channel is set up/);
  });
});
