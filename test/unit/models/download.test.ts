import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { askHub, type Order } from '../../../backend/models/download/ask-hub.ts';
import { fetchModel } from '../../../backend/models/download/fetch-model.ts';
import type { Line } from '../../../backend/models/download/http-get.ts';
import { hubAt, mayLeadTo } from '../../../backend/models/download/hub.ts';
import type { HubSource } from '../../../contract/catalogue.ts';
import { sendFrom, sha256Of, startLoopbackHub, type Mischief } from '../../support/loopback-hub.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const repository = 'owner/model';
const weights = randomBytes(1 << 20);
const config = Buffer.from('{"a": 1}');
const source: HubSource = {
  format: 'onnx',
  repository,
  revision: null,
  files: ['onnx/model.onnx', 'config.json'],
  optionalFiles: ['chat_template.jinja'],
  packing: 'Q8_0',
  bytes: null,
  sha256: null,
};
const patience = { tries: 4, firstWaitMs: 1, longestWaitMs: 4 };
const never = new AbortController().signal;

async function start() {
  const hub = await startLoopbackHub({
    repository,
    files: { 'onnx/model.onnx': { bytes: weights }, 'config.json': { bytes: config, git: true } },
  });
  onTestFinished(hub.close);
  const asked: string[] = [];
  const line: Line = {
    hub: hubAt(hub.address),
    permitFor(host, port) {
      asked.push(`${host}:${port}`);
      return { run: (work) => work(), close: () => undefined };
    },
    proxyFor: () => null,
    stallMs: 300,
  };
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'onnx'));
  const order = await askHub(line, source, patience, never);
  const place = path.join(folder, 'onnx/model.onnx');
  const fetch = (of: Order = order, signal = never) =>
    fetchModel(line, of, folder, patience, signal, () => undefined);
  return { hub, line, order, folder, place, asked, fetch };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

describe('asking the hub', () => {
  it('gives commit, sizes and hashes of the files that are wanted, and speaks to the hub alone', async () => {
    const { hub, order, asked } = await start();
    expect(order.commit).toBe(hub.commit);
    expect(order.files.map(({ path: at, bytes, sha256 }) => [at, bytes, sha256])).toEqual([
      ['onnx/model.onnx', weights.length, sha256Of(weights)],
      ['config.json', config.length, null],
    ]);
    expect(new Set(asked)).toEqual(new Set([hub.address.replace('http://', '')]));
  });

  it.each([
    ['not JSON at all', '<html>', 'hub-refused'],
    ['no commit', { siblings: [] }, 'hub-refused'],
    ['the file is gone', { sha: 'a'.repeat(40), siblings: [] }, 'hub-refused'],
    ['only for accounts', { sha: 'a'.repeat(40), gated: 'manual', siblings: [] }, 'hub-refused'],
    [
      'a hash that is none',
      {
        sha: 'a'.repeat(40),
        siblings: ['onnx/model.onnx', 'config.json'].map((rfilename) => ({
          ...{ rfilename, size: 5, blobId: 'b'.repeat(40) },
          lfs: { sha256: '../../etc', size: 5 },
        })),
      },
      'hub-refused',
    ],
    [
      'a length below nothing',
      {
        sha: 'a'.repeat(40),
        siblings: ['onnx/model.onnx', 'config.json'].map((rfilename) => ({
          ...{ rfilename, size: -1, blobId: 'b'.repeat(40) },
        })),
      },
      'hub-refused',
    ],
  ])('refuses a listing where: %s', async (_what, listing, code) => {
    const { hub, line } = await start();
    hub.state.listing = listing;
    expect(await codeOf(askHub(line, source, patience, never))).toBe(code);
  });

  it('refuses a file that is not the one the list was written for', async () => {
    const { line } = await start();
    const one = { ...source, files: ['onnx/model.onnx'], optionalFiles: [] };
    expect(await codeOf(askHub(line, { ...one, sha256: sha256Of(weights) }, patience, never))).toBe('done');
    expect(await codeOf(askHub(line, { ...one, sha256: 'c'.repeat(64) }, patience, never))).toBe(
      'download-damaged',
    );
  });
});

describe('fetching', () => {
  it('brings every byte, and asks for nothing again that is here', async () => {
    const { hub, fetch, place, folder } = await start();
    await fetch();
    expect((await readFile(place)).equals(weights)).toBe(true);
    expect((await readFile(path.join(folder, 'config.json'))).equals(config)).toBe(true);
    await fetch();
    expect(hub.state.starts).toEqual([0, 0]);
  });

  const startOf = (range: string | undefined) => Number(/^bytes=(\d+)-$/u.exec(range ?? '')?.[1] ?? 0);
  const part = 100_000;
  /** Comes when what was sent of the file lies on the disk. */
  const heldOnDisk = (place: string) =>
    vi.waitFor(() => expect(statSync(place).size).toBe(part), { timeout: 20_000 });

  it('takes up where the line broke, whatever broke it', async () => {
    const { hub, fetch, place } = await start();
    const breaks: Mischief[] = [
      // Drops in the middle.
      (request, response, bytes) => {
        const from = startOf(request.headers.range);
        response.writeHead(from ? 206 : 200, {
          'content-length': bytes.length - from,
          ...(from ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
        });
        response.write(bytes.subarray(from, from + part), () => response.socket?.destroy());
        return true;
      },
      // Stalls.
      (request, response, bytes) => {
        const from = startOf(request.headers.range);
        response.writeHead(206, { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` });
        response.write(bytes.subarray(from, from + part));
        return true;
      },
      // Says it is shorter than it is.
      (request, response, bytes) => {
        const from = startOf(request.headers.range);
        response.writeHead(206, {
          'content-length': part,
          'content-range': `bytes ${from}-${from + part - 1}/${bytes.length}`,
        });
        response.end(bytes.subarray(from, from + part));
        return true;
      },
      // Is busy.
      (_request, response) => {
        response.writeHead(503).end();
        return true;
      },
      // Sends another part than was asked for.
      (_request, response, bytes) => {
        response.writeHead(206, { 'content-range': `bytes 5-${bytes.length - 1}/${bytes.length}` });
        response.end(bytes.subarray(5));
        return true;
      },
    ];
    hub.state.mischief = (request, response, bytes) =>
      bytes.length > part && (breaks.shift()?.(request, response, bytes) ?? false);
    await fetch();
    expect((await readFile(place)).equals(weights)).toBe(true);
    const [first, second, third] = hub.state.starts;
    expect(first).toBe(0);
    expect(second).toBeGreaterThan(0);
    expect(third).toBe(second! + part);
  });

  it('begins anew where a server knows no parts, or says there are none', async () => {
    const { hub, fetch, place } = await start();
    let first = true;
    hub.state.mischief = (_request, response, bytes) => {
      if (bytes.length < part) return false;
      if (first) {
        first = false;
        response.writeHead(200, { 'content-length': bytes.length });
        response.write(bytes.subarray(0, part), () => response.socket?.destroy());
        return true;
      }
      sendFrom(response, bytes, 0);
      return true;
    };
    await fetch();
    expect((await readFile(place)).equals(weights)).toBe(true);
  });

  it('keeps nothing of a file whose bytes are wrong, nor more than there should be', async () => {
    const { hub, fetch, place } = await start();
    const altered = Buffer.from(weights);
    altered[5_000]! ^= 1;
    hub.state.mischief = (_request, response, bytes) => {
      if (bytes.length < part) return false;
      response.writeHead(200);
      response.end(Buffer.concat([altered, Buffer.alloc(5 * part)]));
      return true;
    };
    expect(await codeOf(fetch())).toBe('download-damaged');
    await expect(stat(place)).rejects.toThrow();
  });

  it('mends a part that was damaged on this disk', async () => {
    const { fetch, place } = await start();
    await writeFile(place, randomBytes(part));
    await fetch();
    expect((await readFile(place)).equals(weights)).toBe(true);
  });

  it('gives up a line that brings nothing, keeps what it brought, and goes on later', async () => {
    const { hub, fetch, place } = await start();
    let served = 0;
    hub.state.mischief = (_request, response, bytes) => {
      if (bytes.length < part) return false;
      if (served++ === 0) {
        response.writeHead(200, { 'content-length': bytes.length });
        response.write(bytes.subarray(0, part));
        // What has come and is not on the disk yet is lost with the line.
        void heldOnDisk(place).finally(() => response.socket?.destroy());
      } else response.socket?.destroy();
      return true;
    };
    expect(await codeOf(fetch())).toBe('hub-unreachable');
    expect((await stat(place)).size).toBe(part);
    hub.state.mischief = null;
    hub.state.starts.length = 0;
    await fetch();
    expect(hub.state.starts[0]).toBe(part);
    expect((await readFile(place)).equals(weights)).toBe(true);
  });

  it('follows where the hub leads, within its own address and its stores, and nowhere else', async () => {
    const { hub, fetch, asked, place } = await start();
    const stranger = await startLoopbackHub({ repository, files: {} });
    onTestFinished(stranger.close);
    let leadTo = '';
    hub.state.mischief = (request, response, bytes) => {
      if (request.url?.includes('moved') || bytes.length < part) return false;
      response.writeHead(302, { location: leadTo || `${request.url}?moved` }).end();
      return true;
    };
    leadTo = stranger.address;
    expect(await codeOf(fetch())).toBe('hub-refused');
    expect(asked).not.toContain(stranger.address.replace('http://', ''));
    leadTo = 'file:///etc/passwd';
    expect(await codeOf(fetch())).toBe('hub-refused');
    leadTo = '';
    await fetch();
    expect((await readFile(place)).equals(weights)).toBe(true);
  });

  it('stops at once when it is called off, and keeps what it has', async () => {
    const { hub, order, fetch, place } = await start();
    const controller = new AbortController();
    hub.state.mischief = (_request, response, bytes) => {
      if (bytes.length < part) return false;
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, part));
      void heldOnDisk(place).finally(() => controller.abort());
      return true;
    };
    expect(await codeOf(fetch(order, controller.signal))).toBe('cancelled');
    expect((await stat(place)).size).toBe(part);
  });
});

describe('the address of a hub', () => {
  it.each([
    'huggingface.co',
    'http://mirror.example',
    'ftp://mirror.example',
    'https://name:secret@mirror.example',
    'https://mirror.example/?a=b',
    'http://127.0.0.1.example',
    'javascript:alert(1)',
    'https://',
  ])('is refused: %s', (address) => {
    expect(() => hubAt(address)).toThrow(expect.objectContaining({ code: 'invalid-input' }) as Error);
  });

  it('is https, or this machine; a hub leads on to itself and its stores', () => {
    expect(hubAt('https://huggingface.co/')).toEqual({
      address: 'https://huggingface.co',
      host: 'huggingface.co',
      isUsual: true,
    });
    const mirror = hubAt('https://mirror.example/hf/');
    expect(mirror).toMatchObject({ address: 'https://mirror.example/hf', isUsual: false });
    expect(hubAt('http://[::1]:8080').host).toBe('[::1]:8080');
    const leads = (target: string) => mayLeadTo(mirror, new URL(target));
    expect(leads('https://mirror.example/x')).toBe(true);
    expect(leads('https://cas-bridge.xethub.hf.co/x')).toBe(true);
    expect(leads('https://cdn-lfs.huggingface.co/x')).toBe(true);
    expect(leads('http://cas-bridge.xethub.hf.co/x')).toBe(false);
    expect(leads('https://hf.co.example/x')).toBe(false);
    expect(leads('https://evilhf.co/x')).toBe(false);
    expect(leads('https://cdn.hf.co:8443/x')).toBe(false);
  });
});
