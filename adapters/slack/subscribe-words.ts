import { z } from 'zod';

const value = z.object({ value: z.string().nullish() });
const chosen = z.object({ selected_option: z.object({ value: z.string() }).nullish() });
const many = z.object({ selected_options: z.array(z.object({ value: z.string() })).nullish() });

/** What the subscribe form hands in, by block and action id. */
export const FORM_VALUES = z.object({
  company: z.object({ company: chosen }).optional(),
  where: z.object({ where: chosen }).optional(),
  cadence: z.object({ cadence: chosen }),
  weekday: z.object({ weekday: chosen }),
  time: z.object({ time: z.object({ selected_time: z.string().nullish() }) }),
  zone: z.object({ zone: chosen }),
  ai: z.object({ ai: many }),
  relevance: z.object({ relevance: chosen }),
  jobs: z.object({ jobs: value }),
  percent: z.object({ percent: value }),
  kinds: z.object({ kinds: many }).optional(),
  not: z.object({ not: many }).optional(),
});

export type FormValues = z.infer<typeof FORM_VALUES>;

/** The form's choices as the line that somebody would type of `what` is followed: `subscribe klarna weekly mon 09:00 Europe/Stockholm ai only`. */
export function subscribeLine(what: string, values: FormValues): string {
  const cadence = values.cadence.cadence.selected_option?.value ?? 'instant';
  const kinds = words(values.kinds?.kinds);
  const not = words(values.not?.not);
  const jobs = values.jobs.jobs.value;
  const percent = values.percent.percent.value;
  const relevance = values.relevance.relevance.selected_option?.value;
  const line = [
    'subscribe',
    what,
    cadence,
    ...(cadence === 'weekly' ? [values.weekday.weekday.selected_option?.value ?? 'mon'] : []),
    ...(cadence === 'instant'
      ? []
      : [values.time.time.selected_time ?? '09:00', values.zone.zone.selected_option?.value ?? '']),
    ...(values.ai.ai.selected_options?.length ? ['ai only'] : []),
    ...(relevance === undefined ? [] : [`min ${relevance}`]),
    ...(jobs ? [`>=${jobs} jobs`] : []),
    ...(percent ? [`>=${percent}%`] : []),
    ...(kinds.length > 0 ? [`only ${kinds.join(',')}`] : []),
    ...(not.length > 0 ? [`not ${not.join(',')}`] : []),
    ...(values.where?.where.selected_option?.value === 'me' ? ['to me'] : []),
  ];
  return line.filter((word) => word !== '').join(' ');
}

function words(several: z.infer<typeof many> | undefined): string[] {
  return several?.selected_options?.map(({ value }) => value) ?? [];
}
