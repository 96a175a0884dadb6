/** The text of a file and what its bytes told about it. */
export interface DecodedText {
  text: string;
  encoding: 'utf-8' | 'utf-16' | 'windows-1252';
  /** The file began with a byte-order mark; it is not part of `text`. */
  byteOrderMark: boolean;
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Makes text of an interchange file. X12 names no encoding; what is not UTF-8 is read as Windows-1252, in which no byte
 * is unreadable, so this never refuses. Reading UTF-8 first matters: a no-break space is one character there and two in
 * Windows-1252, and a separator may be any character.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = utf16Mark(bytes);
  if (marked !== undefined) return finish(decode(bytes, marked), 'utf-16');
  try {
    return finish(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      'utf-8',
    );
  } catch {
    return finish(decode(bytes, 'windows-1252'), 'windows-1252');
  }
}

function utf16Mark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decode(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
}

function finish(decoded: string, encoding: DecodedText['encoding']): DecodedText {
  const byteOrderMark = decoded.startsWith(BYTE_ORDER_MARK);
  return { text: byteOrderMark ? decoded.slice(1) : decoded, encoding, byteOrderMark };
}
