import { Fault } from '#shared/vocabulary';

/** A fault for what a file system refused. */
export function folderFault(error: unknown, folder: string): Fault {
  if (error instanceof Fault) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Fault(
        'store.folder-not-writable',
        `Signalbox cannot write to its data folder ${folder} (${code}). Give another one with --data-dir.`,
        { retryable: false, cause: error },
      );
    default:
      return new Fault('store.folder', `The data folder ${folder} cannot be used: ${message}`, {
        retryable: false,
        cause: error,
      });
  }
}

export function diskFull(folder: string, cause?: unknown): Fault {
  return new Fault(
    'store.disk-full',
    `The disk that holds ${folder} is full. Free some space; Signalbox goes on by itself then.`,
    { retryable: true, cause },
  );
}

/** Says that what is there cannot be trusted any more, and what can be done about it. */
export function damaged(folder: string, said: string): Fault {
  return new Fault(
    'store.damaged',
    `The database in ${folder} is damaged (${said}). Move the folder away and restore a backup (signalbox restore FILE).`,
  );
}
