/** The English texts of a locked or damaged database. */
export const doorEn = {
  locked: 'Inkling is locked',
  reasons: {
    passphrase:
      'Your projects open with your passphrase. It was not kept anywhere, so nobody can tell it to you.',
    keychain:
      'The keychain of this machine does not open the key of this database. That happens when the folder was moved to another machine or account, or when the keychain was reset. Nothing is lost: the recovery key opens it.',
    'key-gone':
      'The file with the key of this database is gone, or was altered. Nothing is lost: the recovery key opens it.',
  },
  forgotten: 'The recovery key opens your projects when the passphrase is forgotten.',
  recoveryForm: 'Nine groups of four letters and digits; capitals, spaces and dashes don’t matter.',
  renew: 'A new passphrase',
  renewForgotten:
    'If you like, choose a new passphrase in place of the forgotten one. Left empty, the old one stays.',
  renewMoved:
    'If you like, choose a passphrase for this machine. Left empty, its keychain takes the key over; where there is none, the recovery key is asked for at each start.',
  unlock: 'Unlock',
  opening: 'Opening…',
  useRecoveryKey: 'Use the recovery key',
  usePassphrase: 'Use the passphrase',
  wait: 'Next try in {{seconds}} s',
  folder: 'Data in {{folder}}',
  damaged: 'The database is damaged',
  damagedLead:
    'It can’t be opened as it is. It was left untouched, and nothing happens until you choose. You can also close Inkling and put the file back from a copy of your own.',
  noBackup: 'There is no backup that can be opened.',
  startEmpty: 'Start empty',
  keptAside: 'Whatever you choose, the damaged file is kept in the folder “backups”.',
};

/** Who opens the database, and changing that. */
export const guardEn = {
  passphrase: 'Passphrase',
  newPassphrase: 'New passphrase',
  again: 'The same again',
  current: 'Present passphrase or recovery key',
  advice:
    'At least {{count}} characters. Four or five words that don’t belong together are easy to keep and hard to guess.',
  differs: 'This is not the same.',
  show: 'Show what is typed',
  hide: 'Hide what is typed',
  byPassphrase:
    'Your passphrase, at each start. The key lies nowhere else: without passphrase or recovery key, nobody reads the database, you neither.',
  byRecoveryKey: 'The recovery key alone, at each start. Set a passphrase, which is easier to type.',
  scrambles:
    'This session has no keyring: Electron offers “basic_text”, which scrambles with a password that is public. Inkling counts that as none.',
  set: 'Set a passphrase',
  change: 'Change the passphrase',
  remove: 'Remove the passphrase',
  removeLead:
    'From then on the key is with the system’s keychain or, where there is none, in a file beside the database.',
  removed: 'The passphrase is removed.',
  saved: 'The passphrase is set. It is asked for at the next start.',
  working: 'One moment…',
  recoveryTitle: 'Recovery key',
  recoveryKey: 'Recovery key',
  recoveryNone:
    'There is none. With one, your projects open even when the passphrase is forgotten, the folder is moved to another machine, or the keychain is lost.',
  recoveryMade:
    'Made on {{day}}. It opens the database when nothing else does; whoever has it and this folder can read everything.',
  makeRecovery: 'Make a recovery key',
  renewRecovery: 'Make a new one',
  removeRecovery: 'Remove it',
  renewLead: 'The one you have stops working.',
  recoveryOnce:
    'This is your recovery key. It is shown this once and kept nowhere. Write it down or print it, and keep it away from this machine.',
  copy: 'Copy',
  copied: 'Copied. The clipboard keeps it until something else is copied.',
  print: 'Save as PDF to print',
  printTitle: 'Inkling recovery key',
  printBody:
    'This key opens the Inkling data folder `{{folder}}` when the passphrase is forgotten or the keychain is lost. Made on {{day}}. Keep it on paper, away from the machine.',
  printFailed: 'The page could not be saved: {{reason}}',
  kept: 'I have kept it',
};

/** The backups of the database. */
export const backupsEn = {
  title: 'Backups',
  lead: 'One is made every day while Inkling runs, encrypted with the same key, and read back in full before it counts: seven days are kept, and four weeks before them. They lie in the data folder, so they don’t help when the disk is lost.',
  make: 'Back up now',
  making: 'Backing up the database',
  checking: 'Reading the copy back',
  made: 'The backup is made.',
  none: 'There is none yet.',
  restore: 'Restore',
  restoreOf: 'Restore the backup of {{when}}',
  confirmTitle: 'Restore this backup?',
  confirmLead:
    'Everything goes back to {{when}}. Work that is running is stopped. The present database is set aside in this list, so you can go back to it.',
  restoring: 'Restoring…',
  delete: 'Delete',
  deleteOf: 'Delete the backup of {{when}}',
  deleteAll: 'Delete all backups',
  deleteAllTitle: 'Delete all backups?',
  deleteAllLead:
    'All {{count}} are deleted, those set aside and those before an update too. This can’t be undone.',
  holdDeleted:
    'What you delete in a project stays in the backups made before, until these are deleted: daily ones after about five weeks, all others when you say so.',
  projects_one: '{{count}} project',
  projects_other: '{{count}} projects',
  ideas_one: '{{count}} idea',
  ideas_other: '{{count}} ideas',
  kinds: {
    daily: 'daily',
    asked: 'you asked for it',
    'before-migration': 'before an update',
    'set-aside': 'set aside',
  },
  states: {
    newer: 'made by a newer Inkling',
    unreadable: 'can’t be opened',
  },
  skipped: {
    'disk-full': 'The backup of {{when}} was left out: there is not enough room on the disk.',
    damaged:
      'The backup of {{when}} could not be read back: a part of the database is damaged. Copy the data folder to a safe place, then restore the newest backup.',
    failed: 'The backup of {{when}} failed; it is tried again within half an hour.',
  },
};
