import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';

/** A function of Node's own C++ side. Asking for the network, it gives 0 or an error number. */
type Native = (this: unknown, ...args: unknown[]) => unknown;
type Natives = Record<string, Native | undefined>;

/**
 * Node's C++ side as its own library sees it. Everything a program can do with the network in JavaScript (net, tls,
 * http, http2, fetch, WebSocket, dgram, dns) ends in these few functions, however it was got hold of, also by code
 * that was loaded before. Documented as deprecated (DEP0111); where it is gone one day, the guard refuses to start.
 */
interface Bindings {
  readonly tcp_wrap: { readonly TCP: { readonly prototype: Natives } };
  readonly udp_wrap: { readonly UDP: { readonly prototype: Natives } };
  readonly pipe_wrap: { readonly Pipe: { readonly prototype: Natives } };
  readonly cares_wrap: Natives & { readonly ChannelWrap: { readonly prototype: Natives } };
  readonly process_wrap: { readonly Process: { readonly prototype: Natives } };
  readonly spawn_sync: Natives;
  readonly uv: { readonly UV_EACCES: number; readonly UV_EPERM: number };
}

/** Decides what may pass; it also takes down what was tried. */
export interface Gate {
  connect(address: string, port: number): boolean;
  /** A socket of the system's, named by a path. */
  socket(path: string): boolean;
  resolve(name: string): boolean;
  listen(address: string, port: number): boolean;
  datagram(address: string, port: number): boolean;
  program(path: string): boolean;
}

/** Puts the gate before every way out. Throws where this Node has one less than is known: then nothing is certain. */
export function buildWall(gate: Gate): void {
  const uv = binding('uv');
  const { UV_EACCES: refused } = uv;

  const tcp = binding('tcp_wrap').TCP.prototype;
  for (const name of ['connect', 'connect6'])
    fence(tcp, name, refused, ([, address, port]) => gate.connect(String(address), Number(port)));
  for (const name of ['bind', 'bind6'])
    fence(tcp, name, refused, ([address, port]) => gate.listen(String(address), Number(port)));

  const pipe = binding('pipe_wrap').Pipe.prototype;
  fence(pipe, 'connect', refused, ([, path]) => gate.socket(String(path)));

  const udp = binding('udp_wrap').UDP.prototype;
  for (const name of ['bind', 'bind6', 'connect', 'connect6'])
    fence(udp, name, refused, ([address, port]) => gate.datagram(String(address), Number(port)));
  for (const name of ['send', 'send6'])
    fence(udp, name, refused, ([, , , port, address]) => gate.datagram(String(address), Number(port)));
  for (const name of ['addMembership', 'addSourceSpecificMembership'])
    fence(udp, name, refused, ([address]) => gate.datagram(String(address), 0));

  const names = binding('cares_wrap');
  for (const name of ['getaddrinfo', 'getnameinfo'])
    fence(names, name, refused, ([, host]) => gate.resolve(String(host)));
  // These two took hold of the functions above when they were loaded, which may be before now.
  const promises = dns.promises as unknown as Natives;
  for (const name of ['lookup', 'lookupService'])
    fence(
      promises,
      name,
      () => Promise.reject(refusedName()),
      ([host]) => gate.resolve(String(host)),
    );
  syncBuiltinESMExports();
  const channel = names.ChannelWrap.prototype;
  const queries = Object.getOwnPropertyNames(channel).filter((name) => /^query|^getHost/.test(name));
  if (queries.length < 10) throw new Error('This Node has fewer kinds of DNS questions than are known.');
  for (const name of queries) fence(channel, name, refused, ([, host]) => gate.resolve(String(host)));

  // EPERM: with EACCES Node would go on and read from a program that isn't there.
  const program = ([options]: unknown[]) => gate.program(String((options as { file?: unknown }).file));
  fence(binding('process_wrap').Process.prototype, 'spawn', uv.UV_EPERM, program);
  fence(binding('spawn_sync'), 'spawn', { error: uv.UV_EPERM, pid: 0, status: null, output: null }, program);
}

function binding<N extends keyof Bindings>(name: N): Bindings[N] {
  return (process as unknown as { binding(name: N): Bindings[N] }).binding(name);
}

function refusedName(): Error {
  return Object.assign(new Error('The name was not looked up.'), { code: 'EACCES' });
}

/** Lets a function run only where `mayPass` says so; else it gives, or makes, `refusal`. Can't be taken off again. */
function fence(owner: Natives, name: string, refusal: unknown, mayPass: (args: unknown[]) => boolean): void {
  const native = owner[name];
  if (typeof native !== 'function') throw new Error(`This Node has no ${name}: the guard can't be put up.`);
  Object.defineProperty(owner, name, {
    value(this: unknown, ...args: unknown[]) {
      if (mayPass(args)) return native.apply(this, args);
      return typeof refusal === 'function' ? (refusal as () => unknown)() : refusal;
    },
    writable: false,
    configurable: false,
  });
}
