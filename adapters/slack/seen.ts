/** True where the key was given before; remembers the newest keys only. */
export type Seen = (key: string) => boolean;

export function createSeen(most = 5_000): Seen {
  const keys = new Set<string>();
  return (key) => {
    if (keys.has(key)) return true;
    keys.add(key);
    if (keys.size > most) {
      const [oldest] = keys;
      if (oldest !== undefined) keys.delete(oldest);
    }
    return false;
  };
}
