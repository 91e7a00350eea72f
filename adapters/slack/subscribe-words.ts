import { z } from 'zod';

const value = z.object({ value: z.string().nullish() });
const chosen = z.object({ selected_option: z.object({ value: z.string() }).nullish() });
const named = z.object({
  selected_option: z
    .object({ value: z.string(), text: z.object({ text: z.string() }).optional() })
    .nullish(),
});
const many = z.object({ selected_options: z.array(z.object({ value: z.string() })).nullish() });

/** What stands in the subscribe form, by block and action id. Day, time and zone are there only where they are asked. */
export const FORM_VALUES = z.object({
  company: z.object({ company: named }).optional(),
  where: z.object({ where: chosen }).optional(),
  cadence: z.object({ cadence: chosen }),
  weekday: z.object({ weekday: chosen }).optional(),
  time: z.object({ time: z.object({ selected_time: z.string().nullish() }) }).optional(),
  zone: z.object({ zone: chosen }).optional(),
  ai: z.object({ ai: many }),
  relevance: z.object({ relevance: chosen }),
  jobs: z.object({ jobs: value }),
  percent: z.object({ percent: value }),
  kinds: z.object({ kinds: many }).optional(),
  not: z.object({ not: many }).optional(),
});

export type FormValues = z.infer<typeof FORM_VALUES>;

/** When digests come: kept also while the form does not ask for it, so that going back and forth loses nothing. */
export const TIMING = z.object({ weekday: z.string(), time: z.string(), zone: z.string() });
export type Timing = z.infer<typeof TIMING>;

/** What stands in the fields of the form. */
export type FormState = {
  readonly company: { readonly name: string; readonly words: string } | null;
  /** Null where the form does not ask for it, and where the choice is left to how the channel is followed. */
  readonly where: 'here' | 'me' | null;
  readonly every: 'instant' | 'daily' | 'weekly';
  readonly timing: Timing;
  readonly aiOnly: boolean;
  readonly relevance: string | null;
  readonly jobs: string | null;
  readonly percent: string | null;
  readonly only: readonly string[];
  readonly not: readonly string[];
};

/** @param before when digests come, where the form does not ask for it now */
export function readForm(values: FormValues, before: Timing): FormState {
  const company = values.company?.company.selected_option;
  const where = values.where?.where.selected_option?.value;
  const every = values.cadence.cadence.selected_option?.value;
  return {
    company: company ? { name: company.text?.text ?? company.value, words: company.value } : null,
    where: where === 'here' || where === 'me' ? where : null,
    every: every === 'daily' || every === 'weekly' ? every : 'instant',
    timing: {
      weekday: values.weekday?.weekday.selected_option?.value ?? before.weekday,
      time: values.time?.time.selected_time ?? before.time,
      zone: values.zone?.zone.selected_option?.value ?? before.zone,
    },
    aiOnly: (values.ai.ai.selected_options ?? []).length > 0,
    relevance: values.relevance.relevance.selected_option?.value ?? null,
    jobs: values.jobs.jobs.value ?? null,
    percent: values.percent.percent.value ?? null,
    only: words(values.kinds?.kinds),
    not: words(values.not?.not),
  };
}

/** The form's choices as the line that somebody would type of `what` is followed: `subscribe klarna weekly mon 09:00 Europe/Stockholm ai only`. */
export function subscribeLine(what: string, state: FormState): string {
  const { every, timing, relevance, jobs, percent, only, not } = state;
  return [
    'subscribe',
    what,
    every,
    ...(every === 'weekly' ? [timing.weekday] : []),
    ...(every === 'instant' ? [] : [timing.time, timing.zone]),
    ...(state.aiOnly ? ['ai only'] : []),
    ...(relevance === null ? [] : [`min ${relevance}`]),
    ...(jobs ? [`>=${jobs} jobs`] : []),
    ...(percent ? [`>=${percent}%`] : []),
    ...(only.length > 0 ? [`only ${only.join(',')}`] : []),
    ...(not.length > 0 ? [`not ${not.join(',')}`] : []),
    ...(state.where === 'me' ? ['to me'] : []),
  ].join(' ');
}

function words(several: z.infer<typeof many> | undefined): string[] {
  return several?.selected_options?.map(({ value: word }) => word) ?? [];
}
