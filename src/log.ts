import { destination, pino, stdSerializers, type DestinationStream, type Logger } from 'pino';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Field names are snake_case and stable (`source_id`, `story_id`), so that a log can be searched. */
export type Fields = Readonly<Record<string, unknown>>;

/** What parts are given to speak through; nobody imports a global. */
export type Log = {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  /** Bad weather: something we expect to meet and go on after. */
  warn(message: string, fields?: Fields): void;
  /** A bug, or something an operator has to act on. */
  error(message: string, fields?: Fields): void;
  /** The same log with these fields on every line. */
  child(fields: Fields): Log;
};

/** Fields that could carry a secret by name; their values are never written. */
const SECRET_FIELDS = ['token', 'secret', 'authorization', 'password', 'key'];

/** Writes JSON lines, by default to standard error, so that standard output stays a person's or a program's. */
export function createLog(level: LogLevel, stream: DestinationStream = destination(2)): Log {
  const redact = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]);
  const serializers = { error: stdSerializers.err };
  const timestamp = pino.stdTimeFunctions.isoTime;
  return wrap(pino({ level, redact, serializers, base: null, timestamp }, stream));
}

function wrap(logger: Logger): Log {
  return {
    debug: (message, fields = {}) => {
      logger.debug(fields, message);
    },
    info: (message, fields = {}) => {
      logger.info(fields, message);
    },
    warn: (message, fields = {}) => {
      logger.warn(fields, message);
    },
    error: (message, fields = {}) => {
      logger.error(fields, message);
    },
    child: (fields) => wrap(logger.child(fields)),
  };
}
