import { describe, expect, it } from 'vitest';
import { readStraceLog } from '../../support/egress/strace-log.ts';

const connect = (address: string, result = '= 0') => `812   connect(17, {sa_family=${address}, 16) ${result}`;
const inet = (address: string, port: number) =>
  `AF_INET, sin_port=htons(${port}), sin_addr=inet_addr("${address}")}`;
const inet6 = (address: string, port: number) =>
  `AF_INET6, sin6_port=htons(${port}), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "${address}", &sin6_addr), sin6_scope_id=0}`;

/** How many calls were taken for what. */
const counts = (...lines: string[]) => {
  const { outside, names, blind, local } = readStraceLog(lines.join('\n'));
  return { outside: outside.length, names: names.length, blind: blind.length, local };
};
const none = { outside: 0, names: 0, blind: 0, local: 0 };

describe('a log of strace', () => {
  it('tells addresses of this machine from others', () => {
    expect(counts(connect(inet('127.0.0.1', 8017)))).toEqual({ ...none, local: 1 });
    expect(counts(connect(inet('127.8.9.10', 80)))).toEqual({ ...none, local: 1 });
    expect(counts(connect(inet('0.0.0.0', 80)))).toEqual({ ...none, local: 1 });
    expect(counts(connect(inet6('::1', 80)))).toEqual({ ...none, local: 1 });
    expect(counts(connect(inet6('::ffff:127.0.0.1', 80)))).toEqual({ ...none, local: 1 });
    expect(counts(connect(inet('93.184.216.34', 443)))).toEqual({ ...none, outside: 1 });
    expect(counts(connect(inet('192.168.1.1', 80)))).toEqual({ ...none, outside: 1 });
    expect(counts(connect(inet('12.127.0.1', 80)))).toEqual({ ...none, outside: 1 });
    expect(counts(connect(inet6('2001:4860:4860::8888', 443)))).toEqual({ ...none, outside: 1 });
    expect(counts(connect(inet6('::ffff:93.184.216.34', 443)))).toEqual({ ...none, outside: 1 });
    expect(counts(connect(inet6('fe80::1', 80)))).toEqual({ ...none, outside: 1 });
  });

  it('counts what failed, too: it was tried', () => {
    const failed = '= -1 ENETUNREACH (Network is unreachable)';
    expect(counts(connect(inet('93.184.216.34', 443), failed))).toEqual({ ...none, outside: 1 });
  });

  it('counts a call that another one interrupted once', () => {
    expect(
      counts(
        `812   connect(17, {sa_family=${inet('1.1.1.1', 443)}, 16 <unfinished ...>`,
        '813   +++ exited with 0 +++',
        '812   <... connect resumed>)              = -1 EINPROGRESS (Operation now in progress)',
      ),
    ).toEqual({ ...none, outside: 1 });
    const cache = '{sa_family=AF_UNIX, sun_path="/run/nscd/socket"}';
    expect(
      counts(
        `812 connect(19, ${cache}, 110 <unfinished ...>`,
        `813 connect(19, ${cache}, 110 <unfinished ...>`,
        '813 <... connect resumed>) = 0',
        '812 <... connect resumed>) = -1 ENOENT (No such file or directory)',
      ),
    ).toEqual({ ...none, local: 2, names: 1 });
    expect(counts(`9 connect(1, {sa_family=${inet('1.1.1.1', 80)}, 16 <unfinished ...>`)).toEqual({
      ...none,
      outside: 1,
    });
  });

  it('takes questions for names wherever they go', () => {
    expect(counts(connect(inet('10.255.255.53', 53)))).toEqual({ ...none, outside: 1, names: 1 });
    expect(counts(connect(inet('127.0.0.53', 53)))).toEqual({ ...none, local: 1, names: 1 });
    expect(counts(connect(inet6('2606:4700::1111', 853)))).toEqual({ ...none, outside: 1, names: 1 });
    const multicast = `9416  sendto(18, "\\0\\0\\204"..., 129, 0, {sa_family=${inet('224.0.0.251', 5353)}, 16) = 129`;
    expect(counts(multicast)).toEqual({ ...none, outside: 1, names: 1 });
    const resolved = 'AF_UNIX, sun_path="/run/systemd/resolve/io.systemd.Resolve"}';
    expect(counts(connect(resolved))).toEqual({ ...none, local: 1, names: 1 });
    const cache = 'AF_UNIX, sun_path="/var/run/nscd/socket"}';
    expect(counts(connect(cache))).toEqual({ ...none, local: 1, names: 1 });
    expect(counts(connect(cache, '= -1 ENOENT (No such file or directory)'))).toEqual({ ...none, local: 1 });
  });

  it('lets sockets of this machine be', () => {
    expect(
      counts(
        connect('AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}'),
        connect('AF_UNIX, sun_path="/run/dbus/system_bus_socket"}'),
        '7 sendmsg(4, {msg_name={sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, msg_namelen=12, msg_iov=[], msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = 20',
        '7 sendmsg(4, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="x", iov_len=1}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, MSG_NOSIGNAL) = 1',
        '7 sendto(64, "\\10\\0"..., 104, MSG_NOSIGNAL, NULL, 0) = 104',
      ),
    ).toEqual({ ...none, local: 3 });
  });

  it('finds addresses within messages, one call with several of them too', () => {
    const sendmsg = `7 sendmsg(4, {msg_name={sa_family=${inet('8.8.8.8', 443)}, msg_namelen=16, msg_iov=[{iov_base="x", iov_len=1}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = 1`;
    expect(counts(sendmsg)).toEqual({ ...none, outside: 1 });
    const part = (address: string) =>
      `{msg_hdr={msg_name={sa_family=${inet(address, 99)}, msg_namelen=16, msg_iov=[{iov_base="x", iov_len=1}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, msg_len=1}`;
    const sendmmsg = `7 sendmmsg(4, [${part('127.0.0.1')}, ${part('9.9.9.9')}], 2, MSG_NOSIGNAL) = 2`;
    expect(counts(sendmmsg)).toEqual({ ...none, outside: 1 });
  });

  it('is not misled by what was sent', () => {
    const text = `{sa_family=${inet('8.8.8.8', 53)}`.replaceAll('"', '\\"');
    expect(counts(`7 sendto(4, "${text}", 80, 0, NULL, 0) = 80`)).toEqual(none);
    expect(counts(`7 sendto(4, "${text}"..., 80, 0, {sa_family=${inet('127.0.0.1', 9)}, 16) = 80`)).toEqual({
      ...none,
      local: 1,
    });
  });

  it('counts kinds of sockets that nobody expects as outside, and what strace cannot see as blind', () => {
    expect(counts(connect('AF_BLUETOOTH, ...}'))).toEqual({ ...none, outside: 1 });
    expect(counts(connect('0x2c /* AF_??? */, sa_data="..."}'))).toEqual({ ...none, outside: 1 });
    expect(counts('7 io_uring_setup(256, {flags=0}) = 12')).toEqual({ ...none, blind: 1 });
    expect(
      counts('7 io_uring_setup(256, {flags=0}) = -1 ENOSYS (Function not implemented) (INJECTED)'),
    ).toEqual(none);
  });

  it('names the programs that started', () => {
    const log = '7 execve("/opt/node", ["/opt/node", "process.mjs"], 0x7ffe /* 37 vars */) = 0';
    expect(readStraceLog(log).programs).toEqual(['/opt/node']);
  });
});
