import { listOf, objectOf, stringOf } from './json.ts';
import type { Json } from './json.ts';
import { blockProblems } from './slack-blocks.ts';
import { checkLength, checkText, collectProblems } from './slack-checks.ts';
import type { Problem } from './slack-checks.ts';
import { mrkdwnProblems } from './slack-text.ts';
import { SLACK_LIMITS } from './slack-limits.ts';

/** How a message is sent decides what is allowed. */
export type MessageWay = 'chat.postMessage' | 'chat.update' | 'chat.postEphemeral' | 'response_url';

/** What is wrong with a message as it would be posted. */
export function messageProblems(message: Json, way: MessageWay): Problem[] {
  return collectProblems((report) => {
    const text = stringOf(message.text);
    if (text.length > SLACK_LIMITS.fallbackText)
      report('/text', `${text.length} characters`, 'msg_too_long');
    if (text === '')
      report(
        '/text',
        'no fallback text for notifications and screen readers',
        message.blocks === undefined ? 'no_text' : null,
      );
    if (message.mrkdwn !== false)
      for (const problem of mrkdwnProblems(text)) report('/text', problem, null);
    if (message.blocks !== undefined)
      blockProblems(report, message.blocks, 'message', way !== 'response_url');
    if (listOf(message.attachments).length > 0)
      report('/attachments', 'attachments are not used by this app', null);
    if (message.link_names) report('/link_names', 'would turn names into mentions', null);
    if (
      way === 'chat.postMessage' &&
      (message.unfurl_links !== false || message.unfurl_media !== false)
    )
      report('/unfurl_links', 'previews are not turned off', null);
    const metadata = message.metadata;
    if (metadata !== undefined) {
      if (stringOf(objectOf(metadata).event_type) === '')
        report('/metadata', 'no event_type', 'invalid_metadata_format');
      if (JSON.stringify(metadata).length > SLACK_LIMITS.messageMetadata)
        report('/metadata', 'over 8 KB', 'metadata_too_large');
    }
  });
}

/** What is wrong with a modal or a home tab. */
export function viewProblems(view: Json): Problem[] {
  return collectProblems((report) => {
    const type = stringOf(view.type);
    if (type !== 'modal' && type !== 'home')
      report('/type', 'must be modal or home', 'invalid_arguments');
    if (JSON.stringify(view).length > SLACK_LIMITS.view)
      report('', 'over 250 KB', 'view_too_large');
    blockProblems(report, view.blocks, type === 'home' ? 'home' : 'modal');
    for (const [key, most] of [
      ['private_metadata', SLACK_LIMITS.privateMetadata],
      ['callback_id', SLACK_LIMITS.callbackId],
    ] as const)
      if (view[key] !== undefined) checkLength(report, `/${key}`, view[key], most, 0);
    if (type !== 'modal') return;
    checkText(report, '/title', view.title, SLACK_LIMITS.modalTitle, ['plain_text']);
    for (const [key, most] of [
      ['submit', SLACK_LIMITS.modalSubmit],
      ['close', SLACK_LIMITS.modalClose],
    ] as const)
      if (view[key] !== undefined) checkText(report, `/${key}`, view[key], most, ['plain_text']);
    const hasInput = listOf(view.blocks).some((block) => objectOf(block).type === 'input');
    if (hasInput && view.submit === undefined) report('/submit', 'is required with input blocks');
  });
}
