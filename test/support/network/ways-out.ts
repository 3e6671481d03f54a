import { execFileSync, fork, spawn, spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { once, type EventEmitter } from 'node:events';
import http from 'node:http';
import http2 from 'node:http2';
import net from 'node:net';
import tls from 'node:tls';
import { Worker } from 'node:worker_threads';

/** Real servers of the test, which count what reaches them. */
export interface Targets {
  readonly tcp: number;
  readonly tcp6: number;
  readonly udp: number;
  readonly socket: string;
}

/** Resolves when an emitter says `name`, rejects when it says `error`. */
const until = (emitter: EventEmitter, name: string) => once(emitter, name);
const connected = (socket: net.Socket | http2.ClientHttp2Session) => until(socket, 'connect');
const called = (action: (done: (error: Error | null) => void) => void) =>
  new Promise<void>((resolve, reject) => action((error) => (error ? reject(error) : resolve())));

/** Every way known to reach out of a Node process in JavaScript. Each resolves only when it got out. */
export const waysOut = ({ tcp, tcp6, udp, socket }: Targets): Record<string, () => Promise<unknown>> => ({
  'net by name': () => connected(net.connect(tcp, 'localhost')),
  'net by address': () => connected(net.connect({ port: tcp, host: '127.0.0.1' })),
  'net by IPv6': () => connected(net.connect(tcp6, '::1')),
  'net without a host': () => connected(net.connect({ port: tcp })),
  'a bare socket': () => connected(new net.Socket().connect(tcp, '127.0.0.1')),
  'a socket with its own lookup': () =>
    connected(
      net.connect({
        ...{ port: tcp, host: 'models.example' },
        lookup: (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
      }),
    ),
  'a Unix socket': () => connected(net.connect(socket)),
  tls: () => until(tls.connect(tcp, '127.0.0.1'), 'secureConnect'),
  http: () => until(http.get(`http://127.0.0.1:${tcp}/`), 'response'),
  http2: () => connected(http2.connect(`http://127.0.0.1:${tcp}`)),
  'fetch by name': () => fetch(`http://localhost:${tcp}/`),
  'fetch by address': () => fetch(`http://127.0.0.1:${tcp}/`),
  WebSocket: () =>
    new Promise((resolve, reject) => {
      const web = new WebSocket(`ws://127.0.0.1:${tcp}/`);
      web.onopen = resolve;
      web.onerror = () => reject(new Error('error event'));
    }),
  'dns.lookup': () => called((done) => dns.lookup('localhost', done)),
  'dns.promises.lookup': () => dns.promises.lookup('localhost'),
  'dns.lookupService': () => dns.promises.lookupService('127.0.0.1', 80),
  'dns.resolve': () => called((done) => dns.resolve('example.com', done)),
  'dns.promises.resolve6': () => dns.promises.resolve6('example.com'),
  'dns.reverse': () => dns.promises.reverse('127.0.0.1'),
  'a Resolver of its own': () => {
    const resolver = new dns.promises.Resolver({ timeout: 500, tries: 1 });
    resolver.setServers([`127.0.0.1:${udp}`]);
    return resolver.resolveTxt('a-secret.example.com');
  },
  'dgram send': () =>
    called((done) => {
      const sender = dgram.createSocket('udp4');
      sender.once('error', done);
      sender.send('x', udp, '127.0.0.1', done);
    }),
  'dgram connect': () =>
    called((done) => {
      const sender = dgram.createSocket('udp4');
      sender.once('error', done);
      sender.connect(udp, '127.0.0.1', () => sender.send('x', done));
    }),
  'listening for others': () => until(net.createServer().listen(0, '0.0.0.0'), 'listening'),
  'listening on loopback': () => until(net.createServer().listen(0, '127.0.0.1'), 'listening'),
  spawn: () => until(spawn(process.execPath, ['--version']), 'exit'),
  fork: () => until(fork(process.argv[1]!, ['nothing']), 'exit'),
  spawnSync: () => {
    const { error } = spawnSync(process.execPath, ['--version']);
    return error ? Promise.reject(error) : Promise.resolve();
  },
  execFileSync: () => Promise.resolve(execFileSync(process.execPath, ['--version'])),
  'a thread from a file': () => until(new Worker(new URL('no-such-file.ts', import.meta.url)), 'online'),
  'a thread from text': () => until(new Worker('process.exit(0)', { eval: true }), 'online'),
});
