import { listOf, objectOf, stringOf } from './json.ts';
import type { Json } from './json.ts';
import { checkCount, checkLength } from './slack-checks.ts';
import type { Report, Surface } from './slack-checks.ts';
import { SLACK_LIMITS } from './slack-limits.ts';

/** What is wrong with a rich_text block. Its text is literal, so only elements that mention somebody can ping. */
export function richTextProblems(report: Report, at: string, block: Json, surface: Surface): void {
  checkCount(report, `${at}/elements`, block.elements, 1_000);
  for (const [index, value] of listOf(block.elements).entries()) {
    const element = objectOf(value);
    const here = `${at}/elements/${index}`;
    switch (element.type) {
      case 'rich_text_list':
        if (!['bullet', 'ordered'].includes(stringOf(element.style)))
          report(`${here}/style`, 'must be bullet or ordered');
        checkCount(report, `${here}/elements`, element.elements, 1_000);
        for (const [item, section] of listOf(element.elements).entries())
          sectionProblems(
            report,
            `${here}/elements/${item}`,
            objectOf(section),
            ['rich_text_section'],
            surface,
          );
        break;
      default:
        sectionProblems(
          report,
          here,
          element,
          ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'],
          surface,
        );
    }
  }
}

function sectionProblems(
  report: Report,
  at: string,
  section: Json,
  types: readonly string[],
  surface: Surface,
): void {
  if (!types.includes(stringOf(section.type))) report(`${at}/type`, `must be ${types.join(', ')}`);
  checkCount(report, `${at}/elements`, section.elements, 1_000);
  for (const [index, value] of listOf(section.elements).entries())
    pieceProblems(report, `${at}/elements/${index}`, objectOf(value), surface);
}

function pieceProblems(report: Report, at: string, piece: Json, surface: Surface): void {
  switch (piece.type) {
    case 'text':
      checkLength(report, `${at}/text`, piece.text, 12_000);
      break;
    case 'link':
      checkLength(report, `${at}/url`, piece.url, SLACK_LIMITS.linkUrl);
      if (!/^https?:\/\/\S+$/.test(stringOf(piece.url)))
        report(`${at}/url`, 'must be a web address');
      if (piece.text !== undefined) checkLength(report, `${at}/text`, piece.text, 12_000);
      break;
    case 'date':
      if (!Number.isInteger(piece.timestamp)) report(`${at}/timestamp`, 'must be whole seconds');
      if (!/\{(?:date|time|ago|day)[a-z_]*\}/.test(stringOf(piece.format)))
        report(`${at}/format`, 'has no token');
      checkLength(report, `${at}/fallback`, piece.fallback, 300);
      break;
    case 'channel':
      // In a view it pings nobody; in a message nobody but a feed could have put it there.
      if (surface === 'message') report(at, 'mentions a channel', null);
      break;
    case 'user':
    case 'usergroup':
    case 'broadcast':
    case 'team':
      report(at, `mentions a ${piece.type}`, null);
      break;
    default:
      report(`${at}/type`, `unknown element ${JSON.stringify(piece.type)}`);
  }
}
