/** Room for an ordinary article; more is made when a longer text comes. */
const FIRST_ROOM = 16_384;
/** A longer text gets letters of its own, so that one huge text does not hold memory for good. */
const MOST_ROOM = 1_048_576;
/** Behind the last letter stand zeros, so that a look at what comes next needs no look at the length. */
const ZEROS = 2;

let shared = Buffer.alloc(FIRST_ROOM * 2);
let sharedLetters = lettersIn(shared);

/**
 * The UTF-16 units of a text, followed by zeros. Reading them one by one is several times as fast as asking the text
 * itself. They are shared: the next text takes their place.
 */
export function lettersOf(text: string): Uint16Array {
  const room = text.length + ZEROS;
  if (room > MOST_ROOM) {
    const own = Buffer.alloc(room * 2);
    own.write(text, 'utf16le');
    return lettersIn(own);
  }
  if (room > sharedLetters.length) {
    shared = Buffer.alloc(room * 4);
    sharedLetters = lettersIn(shared);
  }
  shared.write(text, 'utf16le');
  sharedLetters.fill(0, text.length, room);
  return sharedLetters;
}

function lettersIn(bytes: Buffer): Uint16Array {
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
}
