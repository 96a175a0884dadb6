/**
 * The world failing while Signalbox is set up or runs: no net, a full disk, a port in use. Its message is a sentence
 * that says what is the matter and what to do; it is printed alone, without a stack trace, and the exit code is 1.
 */
export class StartFault extends Error {
  /** @param {string} sentence @param {{ cause?: unknown }} [options] */
  constructor(sentence, options) {
    super(sentence, options);
    this.name = 'StartFault';
  }
}

/**
 * The sentence for a failure of the file system, or null where it is none of those that a person can mend.
 * @param {unknown} error
 * @param {string} path What was to be written or read.
 * @returns {string | null}
 */
export function sentenceOfFileError(error, path) {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full: ${path} could not be written. Free some space and start again.`;
    case 'EACCES':
    case 'EPERM':
      return `${path} may not be written by this user. Choose another folder with --data-dir, or change its owner.`;
    case 'EROFS':
      return `${path} is on a disk that cannot be written. Choose another folder with --data-dir.`;
    case 'ENOTDIR':
      return `${path} cannot be a folder: a part of its path is a file. Choose another with --data-dir.`;
    default:
      return null;
  }
}

/**
 * The sentence for a disk that another program found full, from its output; null when it was something else.
 * @param {readonly string[]} lines
 * @returns {string | null}
 */
export function sentenceOfOutput(lines) {
  return /ENOSPC|no space left on device/i.test(lines.join('\n'))
    ? 'The disk is full. Free some space (the checkout with its dependencies takes about 1 GB) and start again.'
    : null;
}
