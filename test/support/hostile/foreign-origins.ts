/** The port of the names below; a test puts its own in its place. */
const port = '8017';

/** Names and addresses that are not a server's own, however near they come; undefined: no Host at all. */
export const foreignHosts: readonly (string | undefined)[] = [
  ...[undefined, '', ' ', 'example.com', 'example.com:8017', '127.0.0.1', 'localhost', '127.0.0.1:80'],
  ...['127.0.0.1:8018', '127.0.0.1:08017', '127.0.0.1:8017.', '127.0.0.1.:8017', '127.0.0.2:8017'],
  ...['127.1:8017', '2130706433:8017', '0x7f.0.0.1:8017', '0177.0.0.1:8017', '0.0.0.0:8017', '[::1]:8017'],
  ...['[::ffff:127.0.0.1]:8017', 'localhost.:8017', 'localhost:8017.example.com', 'LOCALHOST:8017'],
  ...[
    'localhost.example.com:8017',
    '127.0.0.1.nip.io:8017',
    '127.0.0.1:8017@example.com',
    'a@127.0.0.1:8017',
  ],
  ...['127.0.0.1:8017,example.com', 'http://127.0.0.1:8017'],
];

/** Origins that are not a server's own page. */
export const foreignOrigins: readonly string[] = [
  ...['null', '', 'https://example.com', 'http://example.com:8017', 'https://127.0.0.1:8017'],
  ...['http://127.0.0.1', 'http://127.0.0.1:8018', 'http://localhost', 'http://127.0.0.1:8017/'],
  ...['http://127.0.0.1:8017.example.com', 'http://localhost.example.com:8017', 'http://[::1]:8017'],
  ...['HTTP://127.0.0.1:8017', 'file://', 'app://inkling', 'chrome-extension://abc', '127.0.0.1:8017'],
  ...['http://127.0.0.1:8017 http://example.com', 'http://user@127.0.0.1:8017', 'http://0.0.0.0:8017'],
];

/** The same of a server at another port. */
export const withPort = (text: string, other: number): string => text.replaceAll(port, String(other));
