/** The English texts of looking for newer versions. */
export const updatesEn = {
  title: 'Updates',
  noAddress:
    'This is version {{version}}. It was built without an address for updates, so it asks nobody. Fetch a newer version where you got this one.',
  version: 'This is version {{version}}.',
  looks: 'Look for updates',
  off: 'Off',
  on: 'On',
  offNote: 'Nothing is asked. Switched on, Inkling asks {{host}} once a day which version is the newest.',
  onNote:
    'Inkling asks {{host}} once a day which version is the newest. The host learns the address of your network and your kind of system. Nothing is fetched or replaced until you say so.',
  askedAt: 'Asked last {{time}}.',
  never: 'Not asked so far.',
  look: 'Look now',
  looking: 'Asking…',
  newest: 'There is no newer version.',
  found: 'Version {{version}} is there.',
  foundBytes: 'Version {{version}} is there: {{size}} at most, from {{host}}.',
  elsewhere: 'Inkling replaces its own file only as an AppImage. Fetch this version where you got this one.',
  fetch: 'Fetch version {{version}}',
  partsNote: 'Where only parts of the file are new, those alone are fetched.',
  fetching: 'Fetching version {{version}}',
  fetchedBytes: '{{done}} of {{total}}',
  fetched:
    'Version {{version}} is fetched, and has the sum (SHA-512) that {{host}} announced. That guards against a broken download, not against a host that deceives.',
  place: 'Replace the app’s file',
  placeNote:
    'Inkling goes on as it is; the next start is the new version. Your projects stay where they are.',
  placed: 'Version {{version}} is in place, and runs from the next start on.',
};
