/** The English texts of voice notes. */
export const voiceEn = {
  start: 'Voice note',
  title: 'Voice note',
  lead: 'Speak, or open a recording. It is written down on this machine and kept nowhere.',
  noModel:
    'There is no model for speech here yet. Under Models one can be fetched (Whisper base, for instance), or brought in from a folder.',
  record: 'Record',
  open: 'Open a recording…',
  stop: 'Stop',
  level: 'Loudness',
  language: 'Language spoken',
  heard: 'Language: as heard',
  asking: 'Waiting for the microphone…',
  reading: 'Reading the file…',
  listening: 'Writing down what was said',
  written: 'Voice note written down',
  text: 'What was said',
  facts: '{{length}} of {{language}}, written down by {{model}} in {{time}}.',
  check: 'Read it over: names and numbers are often misheard.',
  where: 'Where it goes',
  intoBrief: 'Brief: {{field}}',
  into: {
    idea: 'A new idea',
    document: 'A document',
  },
  put: 'Put it there',
  putLabel: 'Voice note into “{{where}}”',
  putSaid: 'The voice note is in “{{where}}”.',
  again: 'Listen again',
  faults: {
    'too-large': 'This file has more than 100 MB. Save the recording as MP3, or cut it.',
    'too-long': 'This recording is longer than {{minutes}} minutes. Cut it into shorter ones.',
    unreadable: 'This file holds no sound that can be read here. WAV, MP3, Ogg and FLAC can.',
    'no-microphone': 'No microphone was found, or another program has it. Connect one, then try again.',
    refused:
      'The microphone was not given. Allow it for Inkling in the settings of the system, then try again.',
  },
};
