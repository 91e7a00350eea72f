// Lengths are counted in UTF-16 units, the strictest reading of Slack's "characters".

/** docs.slack.dev, reference/block-kit/blocks: blocks in a message. Over it: `invalid_blocks`. */
export const MOST_BLOCKS = 50;

/**
 * All text in one message. Not documented: 12,000 is Slack's own word, 13,202 was measured, and a mix of rich text
 * failed at 11,341 (slackapi/bolt-js#2509, #2867). Over it: `msg_blocks_too_long`.
 */
export const MOST_TEXT_IN_MESSAGE = 10_000;

/** chat.update refuses more (`msg_too_long`); chat.postMessage takes more and cuts it above 40,000 without refusing. */
export const MOST_FALLBACK_TEXT = 4_000;

/** Text object composition: section, context. */
export const MOST_TEXT_OBJECT = 3_000;

/**
 * Section block: fields. One takes 2,000 characters, but stands in half the width, where some thirty of them fit a
 * line: what is much longer reads better across.
 */
export const MOST_FIELDS = 10;
export const WIDEST_FIELD = 45;

/** Header block. */
export const MOST_HEADER = 150;

/** Actions block allows 25; a row of five is what fits a screen without wrapping twice. */
export const MOST_BUTTONS_IN_ROW = 5;

/** Overflow menu: options; each as an option of a select. */
export const MOST_MENU_OPTIONS = 5;

/** Button: label, the label that a screen reader says, value, address. */
export const MOST_BUTTON_LABEL = 75;
export const MOST_SPOKEN_LABEL = 75;
export const MOST_BUTTON_VALUE = 2_000;
export const MOST_URL = 3_000;

/** Image block: alternative text. */
export const MOST_ALT_TEXT = 2_000;

/** Table block: rows (one of them our heading), columns, and tables in a message (`only_one_table_allowed`). */
export const MOST_TABLE_ROWS = 100;
export const MOST_TABLE_COLUMNS = 20;
export const MOST_TABLES = 1;

/** Option of a select: text, value; options in one answer. */
export const MOST_OPTION_TEXT = 75;
export const MOST_OPTION_VALUE = 150;
export const MOST_OPTIONS = 100;

/** Blocks in a modal or a home tab: docs.slack.dev, reference/views. */
export const MOST_VIEW_BLOCKS = 100;

/** Modal: title, and the labels of its two buttons. */
export const MOST_TITLE = 24;

/** Confirmation dialog: its text. */
export const MOST_CONFIRM_TEXT = 300;

/** docs.slack.dev, Handling user interaction: posts to one response_url, within 30 minutes. */
export const MOST_RESPONSES = 5;

/** docs.slack.dev, Rate limits: about one message a second and channel; short bursts are tolerated, we need none. */
export const MESSAGE_GAP_MS = 1_000;

/** Slack limits a workspace to "several hundred" messages a minute and does not say how many: 300. */
export const WORKSPACE_GAP_MS = 200;

/** chat.update is tier 3: 50 a minute, workspace and app. */
export const EDITS_PER_MINUTE = 50;

/** Where a 429 comes without a Retry-After. */
export const DEFAULT_RETRY_AFTER_MS = 30_000;

/** web-api waits for ever by default; Slack answers well within a second. */
export const CALL_TIMEOUT_MS = 10_000;

/** docs.slack.dev, Verifying requests: older or newer than this is refused. */
export const SIGNATURE_WINDOW_SECONDS = 300;
