/** What the kernel was asked for beyond this machine, read from a log of strace. Lines of the log, as they stand. */
export interface Egress {
  /** Connections, datagrams and multicast to an address that is not this machine's own, and kinds of sockets unknown. */
  readonly outside: readonly string[];
  /** Questions for names: DNS at any address, loopback too, and the sockets of the system's own resolvers. */
  readonly names: readonly string[];
  /** Calls after which connections could be made that strace does not see. */
  readonly blind: readonly string[];
  /** Connections and datagrams that stayed on this machine. */
  readonly local: number;
  /** The programs that were seen to start: without those that matter, the log proves nothing. */
  readonly programs: readonly string[];
}

/**
 * What strace is told: the calls that name an address or a program. Through an io_uring a process could connect
 * unseen, so there is none here (libuv, which asks for one, does without).
 */
export const straceWords = [
  ...['-f', '--seccomp-bpf', '-e', 'trace=connect,sendto,sendmsg,sendmmsg,io_uring_setup,execve'],
  ...['-e', 'inject=io_uring_setup:error=ENOSYS'],
];

/** DNS, DNS over TLS, multicast DNS, LLMNR. */
const namePorts = new Set([53, 853, 5353, 5355]);
/** systemd-resolved, the name service cache, Avahi. */
const resolverSockets = /\/(?:systemd\/resolve\/|nscd\/socket|avahi-daemon\/)/;
/** Kinds of sockets that lead no farther than the kernel or another process of this machine. */
const innerFamilies = new Set(['AF_UNIX', 'AF_LOCAL', 'AF_NETLINK', 'AF_UNSPEC', 'AF_ALG']);

/** Reads a log of `strace -f -e trace=...`: each line a process id, a call with its arguments, and what came of it. */
export function readStraceLog(log: string): Egress {
  const outside: string[] = [];
  const names: string[] = [];
  const blind: string[] = [];
  const programs: string[] = [];
  let local = 0;
  for (const line of wholeCalls(log)) {
    const [, call, rest] = /^\d+\s+(\w+)\((.*)$/.exec(line) ?? [];
    if (!call || rest === undefined) continue;
    if (call === 'execve') programs.push(/^"((?:[^"\\]|\\.)*)"/.exec(rest)?.[1] ?? '');
    else if (call === 'io_uring_setup' && !/= -1 \w+/.test(rest)) blind.push(line);
    // What was sent may look like anything, an address too.
    const places = placesOf(withoutPayload(rest));
    if (places.some(asksForName) && !hasFailedLocally(rest)) names.push(line);
    if (places.some((place) => !place.isLocal)) outside.push(line);
    else if (places.length > 0) local++;
  }
  return { outside, names, blind, local, programs };
}

/** Puts together what strace wrote of a call before and after others came between. */
function wholeCalls(log: string): string[] {
  const calls: string[] = [];
  const begun = new Map<string, number>();
  for (const line of log.split('\n')) {
    const [, id = '', text = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)?.[1];
    const place = begun.get(id);
    if (resumed !== undefined && place !== undefined) {
      calls[place] = `${calls[place] ?? ''}${resumed}`;
      begun.delete(id);
    } else {
      const start = text.replace(/ <unfinished \.\.\.>$/, '');
      if (start !== text) begun.set(id, calls.length);
      calls.push(`${id} ${start}`);
    }
  }
  return calls;
}

interface Place {
  readonly isLocal: boolean;
  readonly port: number | null;
  /** Of a Unix socket; an abstract one begins with "@". */
  readonly path: string | null;
}

const asksForName = ({ port, path }: Place) =>
  (port !== null && namePorts.has(port)) || (path !== null && resolverSockets.test(path));

/** A resolver's socket that isn't there was asked nothing. */
const hasFailedLocally = (rest: string) =>
  rest.includes('sun_path=') && /= -1 (?:ENOENT|ECONNREFUSED)\b/.test(rest);

/** Takes away every quoted text that isn't an address. */
function withoutPayload(rest: string): string {
  return rest.replace(
    /(inet_addr\(|inet_pton\(AF_INET6, |sun_path=@?)?"(?:[^"\\]|\\.)*"(?:\.\.\.)?/g,
    (text, address: string | undefined) => (address ? text : '""'),
  );
}

/** Every address among the arguments of a call. */
function placesOf(rest: string): Place[] {
  return rest
    .split('{sa_family=')
    .slice(1)
    .map((text) => {
      const family = /^\w+/.exec(text)?.[0] ?? '';
      const path = /^AF_(?:UNIX|LOCAL), sun_path=(@?"(?:[^"\\]|\\.)*")/.exec(text)?.[1];
      const address = /^AF_INET6?,.*?(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]*)"/.exec(text)?.[1];
      const port = /^AF_INET6?, sin6?_port=htons\((\d+)\)/.exec(text)?.[1];
      return {
        isLocal: address === undefined ? innerFamilies.has(family) : isThisMachine(address),
        port: port === undefined ? null : Number(port),
        path: path === undefined ? null : path.replaceAll('"', ''),
      };
    });
}

/** Loopback, mapped into IPv6 or not, and the address that stands for every one of this machine. */
function isThisMachine(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return /^127(?:\.\d+){3}$/.test(plain) || ['::1', '0.0.0.0', '::'].includes(plain);
}
