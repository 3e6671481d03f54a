import { expect, test } from '../inkling.ts';

test('permissions are denied, but for copying', async ({ inkling }) => {
  const { window } = inkling;
  expect(await window.evaluate(() => Notification.requestPermission())).toBe('denied');
  const asked = await window.evaluate(async () => {
    const devices = navigator as unknown as Record<string, { requestDevice?(of: object): Promise<unknown> }>;
    const wishes: Record<string, () => Promise<unknown> | undefined> = {
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      place: () => new Promise((found, not) => navigator.geolocation.getCurrentPosition(found, not)),
      'reading the clipboard': () => navigator.clipboard.readText(),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
      'persistent storage': () =>
        navigator.storage.persist().then((isGiven) => (isGiven ? true : Promise.reject(new Error('no')))),
      usb: () => devices['usb']?.requestDevice?.({ filters: [] }),
      hid: () =>
        devices['hid']
          ?.requestDevice?.({ filters: [] })
          .then((all) => (all as unknown[])[0] ?? Promise.reject(new Error())),
      bluetooth: () => devices['bluetooth']?.requestDevice?.({ acceptAllDevices: true }),
      'locking the pointer': async () => {
        void document.body.requestPointerLock();
        await new Promise((done) => setTimeout(done, 200));
        if (!document.pointerLockElement) throw new Error('no');
      },
      'full screen': () => document.documentElement.requestFullscreen(),
    };
    const answers: Record<string, string> = {};
    const absent = Promise.reject(new Error('not here'));
    absent.catch(() => undefined);
    for (const [name, wish] of Object.entries(wishes)) {
      const none = new Promise((_, not) => setTimeout(not, 2000));
      answers[name] = await Promise.race([wish() ?? absent, none]).then(
        () => 'granted',
        () => 'denied',
      );
    }
    return answers;
  });
  for (const [name, answer] of Object.entries(asked)) expect([name, answer]).toEqual([name, 'denied']);
  test
    .info()
    .annotations.push({ type: 'figure', description: `${Object.keys(asked).length + 1} permissions` });
});
