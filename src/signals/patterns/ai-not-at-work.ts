/** Words of sentences on AI that is for sale, studied, wished for or feared, and not at work. */
export const FOR_SALE_OR_STUDY = `survey surveys surveyed poll polls polled study studies researchers vendor vendors might could fear~ fears feared
  economists columnist minister ministers firms companies employers pricing availability teenagers graduates adults sells sell price prices lawsuit sue~ suing
  valued valuation stock shares fund investors analysts startups start-ups denied denies dismissed`;

/** Words of sentences in which somebody asks, wonders or fears what machines may do. */
export const WONDERED = `survey poll polls polled study researchers vendor vendors might fear fears feared economists columnist pricing availability occupations`;

/** Words of sentences on lessons in AI: who is taught does not yet use it. */
export const LESSONS = `courses class classes lesson+ academy academies curriculum certificate+ certified training retrain~ upskill~ reskill~ bootcamp+
  boot-camp school+ nanodegree+ tuition workshop+ exam swot swotting literacy apprenticeship+`;

/** Words of sentences on machines that are sent away or people who come back. */
export const SENT_AWAY = `again back scrap~ withdrawn shelve~ halted paused reversed u-turn regret~ mistake retired unplug~ ditch~ abandon~ rehire~ vanished restores restore~`;

/** Words of sentences on money put into AI. */
export const PUT_INTO = `invest~ stake raise~ billion earmark~ capex expenditure round outlay invested investment investing datacentre data-centre data-centres gpu+ chip+ servers acquire~ takeover`;

/** All of them: no sentence with one of these words tells of AI in use. */
export const NOT_AT_WORK = `${FOR_SALE_OR_STUDY} ${LESSONS} ${SENT_AWAY} ${PUT_INTO}`;
