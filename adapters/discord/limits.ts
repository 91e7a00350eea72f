// Lengths are counted in UTF-16 units, the strictest reading of Discord's "characters".

/** discord-api-docs, Create Message: `content` of a bot. Over it: 50035. */
export const MOST_CONTENT = 2_000;

/** discord-api-docs, Message resource, Embed limits: embeds in a message, and the sum of all their text. */
export const MOST_EMBEDS = 10;
export const MOST_EMBED_TEXT = 6_000;

/** Embed limits: the parts of one. Name and value of a field are both required. */
export const MOST_TITLE = 256;
export const MOST_DESCRIPTION = 4_096;
export const MOST_FIELDS = 25;
export const MOST_FIELD_NAME = 256;
export const MOST_FIELD_VALUE = 1_024;
export const MOST_FOOTER = 2_048;
export const MOST_IMAGE_URL = 2_048;

/** Component reference: rows in a message, buttons in a row. */
export const MOST_ROWS = 5;
export const MOST_BUTTONS_IN_ROW = 5;

/** Component reference: custom id, button label, address of a link button. */
export const MOST_CUSTOM_ID = 100;
export const MOST_BUTTON_LABEL = 80;
export const MOST_BUTTON_URL = 512;

/** Component reference: options of a select; label, value and description of one; what it shows before a choice. */
export const MOST_OPTIONS = 25;
export const MOST_OPTION_TEXT = 100;
export const MOST_PLACEHOLDER = 150;

/**
 * Component reference, what only our own fixed words meet: title and parts of a modal, label and description of a
 * part, characters of a text input.
 */
export const MOST_MODAL_TITLE = 45;
export const MOST_MODAL_PARTS = 5;
export const MOST_LABEL = 45;
export const MOST_LABEL_DESCRIPTION = 100;
export const MOST_INPUT = 4_000;

/**
 * discord-api-docs, Application commands, again only of fixed words: commands, name and description of one and of its
 * options, options, and the characters of a whole command.
 */
export const MOST_COMMANDS = 100;
export const MOST_COMMAND_NAME = 32;
export const MOST_COMMAND_DESCRIPTION = 100;
export const MOST_COMMAND_OPTIONS = 25;
export const MOST_COMMAND_TEXT = 8_000;

/** discord-api-docs, Application commands: choices of an autocomplete; name and string value of one. */
export const MOST_CHOICES = 25;
export const MOST_CHOICE_TEXT = 100;

/** discord-api-docs, Channel resource: name of a thread or of a forum post; tags of a forum post. */
export const MOST_THREAD_NAME = 100;
export const MOST_TAGS = 5;

/** discord-api-docs, Create Message: `nonce`. The outbox's have 22 characters. */
export const MOST_NONCE = 25;

/** Minutes after which a silent thread is archived: one of 60, 1,440, 4,320 and 10,080. */
export const THREAD_ARCHIVED_AFTER_MINUTES = 1_440;

/**
 * How long after a message Discord surely still knows its nonce, ms. The documentation of `enforce_nonce` says
 * "the past few minutes"; two are the least that can mean.
 */
export const NONCE_REMEMBERED_MS = 120_000;

/** discord-api-docs, Get Channel Messages and List Public Archived Threads: messages or threads in one answer. */
export const MOST_MESSAGES_READ = 100;

/** The channel limit is not documented and told by headers; about 5 messages in 5 seconds is what is seen. */
export const MESSAGE_GAP_MS = 1_000;

/** discord-api-docs, Rate limits: 50 requests a second over all; half of it is left to answers. */
export const PLATFORM_GAP_MS = 40;

/** Waits up to this are the library's own, ms; over it the delivery goes back to the outbox. */
export const LONGEST_WAIT_MS = 2_000;

/**
 * discord-api-docs, Invalid request limit: 10,000 answers of 401, 403 or 429 in ten minutes ban the address. From the
 * first number on the gap between two posts grows from `PLATFORM_GAP_MS`, and doubles with every `REFUSALS_THAT_DOUBLE`
 * more: 160 ms at 1,000, 2.6 s at 2,000, 41 s at 3,000. Where every post is refused the count stays below 2,000.
 */
export const REFUSALS_THAT_SLOW = 500;
export const REFUSALS_THAT_DOUBLE = 250;
/** So many, which posts alone never reach, and nothing is posted at all; answers to people go on. */
export const REFUSALS_THAT_STOP_POSTS = 5_000;
/** So many, and nothing whatever is sent until the oldest are forgotten. */
export const REFUSALS_THAT_STOP_ALL = 9_000;
export const REFUSALS_COUNTED_MS = 600_000;

/** How often to look whether a server that has an outage is back, ms. */
export const OUTAGE_LOOK_MS = 30_000;

/** After a block by Discord's gatekeeper (an HTML page in place of an answer), ms. */
export const BLOCKED_REST_MS = 600_000;

/** The library waits 15 s and sends again by itself; the outbox is the one that tries again here. */
export const CALL_TIMEOUT_MS = 10_000;

/** discord-api-docs, Receiving and responding: an interaction dies after 3 s without an answer. */
export const DEFER_AFTER_MS = 1_000;

/** Follow-ups to an interaction of an app that only a user installed (40094). */
export const MOST_FOLLOW_UPS = 5;
