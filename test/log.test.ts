import { expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

function written(use: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  use(createLog('info', { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('writes a line with its fields and those of its parent', () => {
  const [line] = written((log) => {
    log.child({ source_id: 'a' }).warn('feed poll failed', { code: 'timeout' });
  });
  expect(line).toMatchObject({ msg: 'feed poll failed', source_id: 'a', code: 'timeout' });
});

it('never writes what a field named for a secret holds', () => {
  const [line] = written((log) => {
    log.info('signed in', { token: 'hunter2', request: { authorization: 'hunter2' } });
  });
  expect(JSON.stringify(line)).not.toContain('hunter2');
});

it('keeps quiet below its level', () => {
  expect(
    written((log) => {
      log.debug('detail');
    }),
  ).toEqual([]);
});
