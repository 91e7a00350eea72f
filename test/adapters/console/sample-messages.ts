import { plain } from '../../../src/messages/message.ts';
import type { Message } from '../../../src/messages/message.ts';

export const storySample: Message = {
  summary: 'Klarna plans to go from 3,800 to 2,000 people',
  tone: 'loss',
  blocks: [
    { type: 'heading', level: 1, text: 'Klarna plans to go from 3,800 to 2,000 people' },
    {
      type: 'facts',
      facts: [
        { label: 'Change', value: plain('3,800 to 2,000 people (nearly 47%)') },
        { label: 'Why', value: plain('AI, as the company itself says') },
        {
          label: 'Outlook, 10 years',
          value: plain(
            'Far fewer people in customer service and marketing at lenders (our projection, not in the source)',
          ),
        },
        {
          label: 'When',
          value: [{ type: 'date', at: '2024-08-28', precision: 'day' }],
        },
      ],
    },
    {
      type: 'quote',
      text: 'The lender wants to get by with 2,000 employees in the coming years, down from 3,800, by not replacing those who leave.',
    },
    {
      type: 'text',
      content: [
        { type: 'text', text: 'Told by ' },
        {
          type: 'link',
          text: 'The Example Times',
          url: 'https://news.example.com/2024/08/klarna-to-halve-its-workforce-by-not-replacing-leavers',
        },
        { type: 'text', text: ' and ' },
        { type: 'link', text: 'Card 20241103', url: 'https://cards.example.com/p/20241103' },
        { type: 'text', text: '.', emphasis: 'bold' },
      ],
    },
    {
      type: 'buttons',
      buttons: [
        { label: 'Follow Klarna', action: 'subscribe klarna', style: 'primary' },
        { label: 'Why?', action: 'why klarna-2024-08-layoff' },
        { label: 'Open the source', url: 'https://news.example.com/2024/08/klarna' },
      ],
    },
    {
      type: 'context',
      content: [
        { type: 'text', text: 'Read ' },
        { type: 'date', at: '2024-11-03T09:30:00Z', precision: 'minute' },
      ],
    },
  ],
};

export const digestSample: Message = {
  summary: 'Week 45: 12,400 people at 9 companies',
  tone: 'neutral',
  blocks: [
    { type: 'heading', level: 1, text: 'Week 45, 4 to 10 November 2024' },
    {
      type: 'text',
      content: [
        { type: 'text', text: '12,400 people', emphasis: 'bold' },
        { type: 'text', text: ' are affected at 9 companies; in ' },
        { type: 'text', text: '31%', emphasis: 'italic' },
        { type: 'text', text: ' of the cases AI is given as the cause. Type ' },
        { type: 'text', text: 'help', emphasis: 'code' },
        { type: 'text', text: ' for more.' },
      ],
    },
    { type: 'heading', level: 2, text: 'By company' },
    {
      type: 'table',
      columns: ['Company', 'What changed', 'People', 'Source'],
      rows: [
        [
          plain('Klarna'),
          plain('Plans to go from 3,800 to 2,000 people without dismissals'),
          plain('1,800'),
          [{ type: 'link', text: 'The Example Times', url: 'https://news.example.com/k' }],
        ],
        [plain('楽天グループ'), plain('人員削減を発表'), plain('250'), plain('Example Wire')],
        [plain('BT'), plain('Hires engineers'), plain(''), plain('')],
      ],
    },
    { type: 'divider' },
    {
      type: 'list',
      ordered: true,
      items: [
        plain(
          'A first matter that is long enough to go over the end of the line, so that the second line hangs beneath the first.',
        ),
        plain('A second one.'),
      ],
    },
    { type: 'list', ordered: false, items: [plain('loose'), plain('ends')] },
    { type: 'image', url: 'https://img.example.com/chart.png', alt: 'People affected a week' },
    { type: 'context', content: plain('41 of 43 sources healthy; two silent since Tuesday.') },
  ],
};
